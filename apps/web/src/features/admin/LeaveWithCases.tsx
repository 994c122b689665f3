import { listAccounts } from "@posoka/schema/accounts";
import type { ReplyOf } from "@posoka/schema/route";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useSearchWords } from "../../app/search-words.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form } from "../../ui/fields.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";

type Account = ReplyOf<typeof listAccounts>["items"][number];
type Props = {
  account: Account;
  words: { label: string; fullLabel: string; title: string; text: string; confirm: string };
  onConfirm: (casesTo: string | null) => void;
};

/** Before a member of staff with cases stops working here: who takes them, or openly nobody yet. */
export function LeaveWithCases({ account, words, onConfirm }: Props) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const [open, setOpen] = useState(false);
  const name = account.displayName || account.userName;
  return (
    <>
      <Button small tone="plain" aria-label={words.fullLabel} onClick={() => setOpen(true)}>
        {words.label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.title} closeLabel={common("close")}>
        <p>{words.text}</p>
        <p>{t("casesText", { name, count: account.cases })}</p>
        <Choice
          leaver={account.id}
          confirm={words.confirm}
          onConfirm={(casesTo) => {
            setOpen(false);
            onConfirm(casesTo);
          }}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}

type ChoiceProps = { leaver: string; confirm: string; onConfirm: Props["onConfirm"]; onCancel: () => void };

function Choice({ leaver, confirm, onConfirm, onCancel }: ChoiceProps) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const searchWords = useSearchWords(true);
  const [to, setTo] = useState<"team" | "colleague">("team");
  const [colleague, setColleague] = useState<string | null>(null);
  const search = async (q: string, signal: AbortSignal) => {
    const { items } = await api(listAccounts, { query: { q, role: "staff", limit: 20 }, signal });
    return items
      .filter(({ id, disabled, invited }) => id !== leaver && !disabled && !invited)
      .map(({ id, displayName, userName }) => ({ id, label: displayName || userName, detail: userName }));
  };
  const isMissing = to === "colleague" && colleague === null;
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isMissing) onConfirm(to === "team" ? null : colleague);
      }}
      errors={{}}
    >
      <RadioCards
        name="casesTo"
        label={t("casesTo")}
        value={to}
        onChange={(next) => {
          setTo(next);
          // Whoever was chosen before is no longer on the screen.
          setColleague(null);
        }}
        options={[
          { id: "team", label: t("casesToTeam"), detail: t("casesToTeamHint") },
          { id: "colleague", label: t("casesToColleague") },
        ]}
      />
      {to === "colleague" && (
        <SearchBox
          name="colleague"
          label={t("casesToWho")}
          required
          search={search}
          onChoose={(option) => setColleague(option?.id ?? null)}
          words={searchWords}
        />
      )}
      <ButtonRow>
        <Button type="submit" tone="danger" {...(isMissing && { reason: t("casesToMissing") })}>
          {confirm}
        </Button>
        <Button tone="plain" onClick={onCancel}>
          {common("cancel")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
