import { listAccounts } from "@posoka/schema/accounts";
import type { ReplyOf } from "@posoka/schema/route";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { read } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf } from "../../app/forms.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form } from "../../ui/fields.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";

type Account = ReplyOf<typeof listAccounts>["items"][number];
type Props = { account: Account; onConfirm: (casesTo: string | null) => void };

const team = "team";
/** As many as the server lists at once; a charity with more staff names the colleague on the page of cases. */
const most = 100;

/** Before a member of staff with cases is disabled: who takes them, or openly nobody yet. */
export function DisableWithCases({ account, onConfirm }: Props) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const [open, setOpen] = useState(false);
  const name = account.displayName || account.userName;
  return (
    <>
      <Button small tone="plain" aria-label={t("disableOf", { name })} onClick={() => setOpen(true)}>
        {t("disable")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("disableTitle")} closeLabel={common("close")}>
        <p>{t("disableText", { name })}</p>
        <p>{t("casesText", { name, count: account.cases })}</p>
        <Choice
          account={account}
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

function Choice({ account, onConfirm, onCancel }: Props & { onCancel: () => void }) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const { data, error } = useQuery(read(listAccounts, { query: { role: "staff", limit: most } }));
  if (error && !data) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton />;
  const colleagues = data.items.filter(({ id, disabled, invited }) => id !== account.id && !disabled && !invited);
  const send = (form: HTMLFormElement) => {
    const chosen = fieldOf(new FormData(form), "casesTo");
    onConfirm(chosen === team ? null : chosen);
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
      errors={{}}
    >
      <Select
        name="casesTo"
        label={t("casesTo")}
        hint={t("casesToTeamHint")}
        options={[
          { id: team, label: t("casesToTeam") },
          ...colleagues.map(({ id, displayName, userName }) => ({ id, label: displayName || userName })),
        ]}
        defaultValue={team}
        placeholder={t("casesToTeam")}
      />
      <ButtonRow>
        <Button type="submit" tone="danger">
          {t("disableYes")}
        </Button>
        <Button tone="plain" onClick={onCancel}>
          {common("cancel")}
        </Button>
      </ButtonRow>
    </Form>
  );
}
