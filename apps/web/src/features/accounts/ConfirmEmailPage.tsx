import { confirmEmail, getMe } from "@posoka/schema/accounts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useParams } from "wouter";
import { api } from "../../api/client.ts";
import { updateMe, useSession } from "../../api/session.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { landingAfter } from "./landing.ts";
import { isDeadLink, LinkUsed } from "./LinkUsed.tsx";
import { Refusal } from "./Refusal.tsx";

/** Asks for a press: programs that look through mail open links too, and would use up a link that works once. */
export function ConfirmEmailPage() {
  const t = useTexts("accounts");
  const { token = "" } = useParams();
  const { me } = useSession();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => api(confirmEmail, { body: { token } }),
    onSuccess: async () => {
      updateMe({ emailConfirmed: true });
      await queries.invalidateQueries({ queryKey: [getMe.path] }); // the link may have brought another address
    },
  });
  const onward = (
    <ButtonRow>
      <LinkButton href={me ? landingAfter(me) : paths.signIn()}>
        {me ? t("alreadyContinue") : t("signInTitle")}
      </LinkButton>
    </ButtonRow>
  );
  if (confirm.isSuccess) {
    return (
      <Page title={t("confirmDoneTitle")} lead={t("confirmDoneText")} width="narrow">
        {onward}
      </Page>
    );
  }
  if (isDeadLink(confirm.error)) {
    return (
      <LinkUsed>
        <p>{t("confirmUsedText")}</p>
        {onward}
      </LinkUsed>
    );
  }
  return (
    <Page title={t("confirmTitle")} width="narrow">
      <Card>
        <p>{t("confirmText")}</p>
        <Refusal error={confirm.error} />
        <ButtonRow>
          <Button busy={confirm.isPending} onClick={() => confirm.mutate()}>
            {t("confirmAction")}
          </Button>
        </ButtonRow>
      </Card>
    </Page>
  );
}
