import { endableRoles, endAccountRole, listAccounts } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { ReplyOf } from "@posoka/schema/route";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useTexts } from "../../app/texts.ts";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { announce } from "../../ui/Status.tsx";
import { LeaveWithCases } from "./LeaveWithCases.tsx";

type Account = ReplyOf<typeof listAccounts>["items"][number];
type Endable = (typeof endableRoles)[number];

/** For who stops being staff or administrator and stays as something else; who is nothing else is disabled. */
export function EndRoles({ account }: { account: Account }) {
  const { me } = useSession();
  if (account.id === me?.id || account.disabled || account.roles.length < 2) return null;
  return endableRoles
    .filter((role) => account.roles.includes(role))
    .map((role) => <EndRole key={role} account={account} role={role} />);
}

function EndRole({ account, role }: { account: Account; role: Endable }) {
  const t = useTexts("admin");
  const common = useTexts("common");
  const vocabulary = useTexts("vocabulary");
  const queries = useQueryClient();
  const name = account.displayName || account.userName;
  const of = { name, role: vocabulary(`role_${role}`) };
  const end = useMutation({
    mutationFn: (casesTo: string | null | undefined) =>
      api(endAccountRole, {
        params: { accountId: account.id },
        body: { role, ...(casesTo !== undefined && { casesTo }) },
      }),
    onSuccess: () => announce(t("roleEnded")),
    onSettled: () => queries.invalidateQueries({ queryKey: [listAccounts.path] }),
  });
  // The page offers the act only to who has another role, so the conflict of an administrator is this one.
  const isLastAdmin = role === "admin" && end.error instanceof AppError && end.error.code === "conflict";
  const words = {
    label: t("roleEnd", of),
    fullLabel: t("roleEndOf", of),
    title: t("roleEndTitle"),
    text: t("roleEndText", of),
    confirm: t("roleEndYes"),
  };
  return (
    <>
      {role === "staff" && account.cases > 0 ? (
        <LeaveWithCases account={account} words={words} onConfirm={(casesTo) => end.mutate(casesTo)} />
      ) : (
        <ConfirmButton {...words} cancel={common("cancel")} onConfirm={() => end.mutate(undefined)} />
      )}
      {isLastAdmin ? (
        <Notice tone="error">
          <p>{t("lastAdmin")}</p>
        </Notice>
      ) : (
        <ErrorNotice error={end.error} />
      )}
    </>
  );
}
