import { completeReset } from "@posoka/schema/accounts";
import { useState } from "react";
import { useParams } from "wouter";
import { api } from "../../api/client.ts";
import { forgetSession, useSession } from "../../api/session.ts";
import { secretOf, useFormSubmit } from "../../app/forms.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Form } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { isDeadLink, LinkUsed } from "./LinkUsed.tsx";
import { Refusal } from "./Refusal.tsx";
import { SecretField } from "./SecretField.tsx";

export function NewPasswordPage() {
  const t = useTexts("accounts");
  const { token = "" } = useParams();
  const session = useSession();
  const [isDone, setIsDone] = useState(false);
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    await api(completeReset, { body: { token, password: secretOf(data, "password") } });
    setIsDone(true);
    if (session.status === "signed_in") forgetSession(); // the server has ended every session of the account
  });
  if (isDone) {
    return (
      <Page title={t("newPasswordDoneTitle")} lead={t("newPasswordDoneText")} width="narrow">
        <ButtonRow>
          <LinkButton href={paths.signIn()}>{t("signInTitle")}</LinkButton>
        </ButtonRow>
      </Page>
    );
  }
  if (isDeadLink(error)) {
    return (
      <LinkUsed>
        <ButtonRow>
          <LinkButton href={paths.reset()}>{t("linkUsedReset")}</LinkButton>
        </ButtonRow>
      </LinkUsed>
    );
  }
  return (
    <Page title={t("newPasswordTitle")} lead={t("newPasswordLead")} width="narrow">
      <Card>
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          <SecretField name="password" label={t("newPassword")} hint={t("passwordHint")} fresh />
          <Refusal error={error} />
          <ButtonRow>
            <Button type="submit" busy={busy}>
              {t("newPasswordAction")}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}
