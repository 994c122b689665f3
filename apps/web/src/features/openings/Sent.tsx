import type { submitApplication } from "@posoka/schema/applications";
import type { ReplyOf } from "@posoka/schema/route";
import { useEffect, useRef } from "react";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";

export type Applied = ReplyOf<typeof submitApplication>;

/** Done: what happens now and by when. It takes the focus that the form had. */
export function Sent({ applied: { id, state, promisedReplyOn } }: { applied: Applied }) {
  const t = useTexts("openings");
  const { shortDate } = useFormat();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const waits = state === "awaiting_representative";
  const next = promisedReplyOn ? t("sentText", { date: shortDate(promisedReplyOn) }) : t("sentNoDate");
  return (
    <Card tone={waits ? "sun" : "leaf"}>
      <h2 ref={title} tabIndex={-1}>
        {t(waits ? "waitsTitle" : "sentTitle")}
      </h2>
      <p>{waits ? t("waitsText") : next}</p>
      <ButtonRow>
        <LinkButton href={paths.application(id)}>{t("toApplication")}</LinkButton>
        <LinkButton tone="plain" href={paths.matches()}>
          {t("toMatches")}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
