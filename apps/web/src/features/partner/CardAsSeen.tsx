import type { previewCard } from "@posoka/schema/applications";
import type { ReplyOf } from "@posoka/schema/route";
import { useTexts } from "../../app/texts.ts";
import { Stack } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { CandidateFacts, useCardTitle } from "./CandidateFacts.tsx";
import styles from "./candidates.module.css";

const fields = ["name", "note", "email", "phone"] as const;

/** The card as a partner reads it, for its owner to look at before anything is shared. */
export function CardAsSeen({ card, identity }: ReplyOf<typeof previewCard>) {
  const t = useTexts("candidates");
  const title = useCardTitle();
  const shown = fields.filter((field) => identity[field] !== undefined);
  return (
    <Stack>
      <p>
        <strong>{identity.name ?? title(card)}</strong>
        {identity.name !== undefined && <span className="muted"> · {title(card)}</span>}
      </p>
      <CandidateFacts card={card} />
      {shown.length > 0 && (
        <Facts
          items={shown.map((field) => ({
            name: t(`identity_${field}`),
            value: <span className={styles["words"]}>{identity[field]}</span>,
          }))}
        />
      )}
    </Stack>
  );
}
