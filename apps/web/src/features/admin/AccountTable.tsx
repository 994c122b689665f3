import { listAccounts, setAccountState } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { ReplyOf } from "@posoka/schema/route";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Chip } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { announce } from "../../ui/Status.tsx";
import styles from "./admin.module.css";
import { EndRoles } from "./EndRole.tsx";
import { FactorReset } from "./FactorReset.tsx";
import { LeaveWithCases } from "./LeaveWithCases.tsx";

type Account = ReplyOf<typeof listAccounts>["items"][number];

/** A table on a desk, cards on a phone: each cell then says what it is. */
export function AccountTable({ accounts }: { accounts: readonly Account[] }) {
  const t = useTexts("admin");
  const words = useTexts("vocabulary");
  const factor = useTexts("factor");
  const { shortDate } = useFormat();
  return (
    <table className={styles["table"]} aria-label={t("listLabel")}>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("role")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("since")}</th>
          <th scope="col">
            <span className="visually-hidden">{t("actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <th scope="row">
              <span>{account.displayName || account.userName}</span>
              <span className="muted">{[account.userName, account.email].filter(Boolean).join(" · ")}</span>
            </th>
            <td data-label={t("role")}>
              {account.roles.map((role) => words(`role_${role}`)).join(", ")}
              {account.flags.length > 0 && (
                <span className="muted">{account.flags.map((flag) => words(`flag_${flag}`)).join(", ")}</span>
              )}
            </td>
            <td data-label={t("state")}>
              <State account={account} />
              {account.factor && <span className="muted">{factor("resetOn")}</span>}
            </td>
            <td data-label={t("since")}>{shortDate(account.createdAt)}</td>
            <td>
              <div className={styles["acts"]}>
                <Switching account={account} />
                <EndRoles account={account} />
                <FactorReset account={account} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ account }: { account: Account }) {
  const t = useTexts("admin");
  if (account.disabled) return <Chip tone="clay">{t("disabled")}</Chip>;
  if (account.invited) return <Chip>{t("invited")}</Chip>;
  return <Chip tone="leaf">{t("active")}</Chip>;
}

function Switching({ account }: { account: Account }) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const queries = useQueryClient();
  const { me } = useSession();
  const name = account.displayName || account.userName;
  const change = useMutation({
    mutationFn: ({ disabled, ...cases }: { disabled: boolean; casesTo?: string | null }) =>
      api(setAccountState, { params: { accountId: account.id }, body: { disabled, ...cases } }),
    onSuccess: (_, { disabled }) => announce(disabled ? t("disabledDone") : t("enabledDone")),
    // Also after a refusal: somebody who has cases by now is asked for them at the next press.
    onSettled: () => queries.invalidateQueries({ queryKey: [listAccounts.path] }),
  });
  if (account.id === me?.id) return <span className="muted">{t("ownAccount")}</span>;
  const disabling = {
    label: t("disable"),
    fullLabel: t("disableOf", { name }),
    title: t("disableTitle"),
    text: t("disableText", { name }),
    confirm: t("disableYes"),
  };
  const isLastAdmin = change.error instanceof AppError && change.error.code === "conflict";
  return (
    <>
      {change.isPending ? (
        <Button small tone="plain" busy>
          {account.disabled ? t("enable") : t("disable")}
        </Button>
      ) : !account.disabled && account.cases > 0 ? (
        <LeaveWithCases
          account={account}
          words={disabling}
          onConfirm={(casesTo) => change.mutate({ disabled: true, casesTo })}
        />
      ) : !account.disabled ? (
        <ConfirmButton {...disabling} cancel={common("cancel")} onConfirm={() => change.mutate({ disabled: true })} />
      ) : (
        <ConfirmButton
          label={t("enable")}
          fullLabel={t("enableOf", { name })}
          title={t("enableTitle")}
          text={t("enableText", { name })}
          confirm={t("enableYes")}
          cancel={common("cancel")}
          danger={false}
          onConfirm={() => change.mutate({ disabled: false })}
        />
      )}
      {isLastAdmin ? (
        <Notice tone="error">
          <p>{t("lastAdmin")}</p>
        </Notice>
      ) : (
        <ErrorNotice error={change.error} />
      )}
    </>
  );
}
