import { listAccounts } from "@posoka/schema/accounts";
import { resetFactor } from "@posoka/schema/factors";
import type { ReplyOf } from "@posoka/schema/route";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { useSession } from "../../api/session.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFresh } from "../../app/fresh.tsx";
import { useTexts } from "../../app/texts.ts";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { announce } from "../../ui/Status.tsx";

type Account = ReplyOf<typeof listAccounts>["items"][number];

/** Takes away the lost second factor of another adult; one's own is not for oneself to take away. */
export function FactorReset({ account }: { account: Account }) {
  const t = useTexts("factor");
  const common = useTexts("common");
  const queries = useQueryClient();
  const { me } = useSession();
  const fresh = useFresh();
  const name = account.displayName || account.userName;
  const reset = useMutation({
    mutationFn: () => fresh.run(() => api(resetFactor, { params: { accountId: account.id } })),
    onSuccess: async () => {
      announce(t("resetDone"));
      await queries.invalidateQueries({ queryKey: [listAccounts.path] });
    },
  });
  if (!account.factor || account.id === me?.id) return null;
  return (
    <>
      <ConfirmButton
        label={t("reset")}
        fullLabel={t("resetOf", { name })}
        title={t("resetTitle")}
        text={t("resetText", { name })}
        confirm={t("resetYes")}
        cancel={common("cancel")}
        onConfirm={() => reset.mutate()}
      />
      <ErrorNotice error={reset.error} />
      {fresh.dialog}
    </>
  );
}
