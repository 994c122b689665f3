import { requestReset } from "@posoka/schema/accounts";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Refusal } from "./Refusal.tsx";

/** Asks for a link to a new password. What it says afterwards is the same whether the address is known or not. */
export function ResetPage() {
  const t = useTexts("accounts");
  const [isSent, setIsSent] = useState(false);
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    await api(requestReset, { body: { email: fieldOf(data, "email") } });
    setIsSent(true);
  });
  return (
    <Page title={t("resetTitle")} lead={t("resetLead")} width="narrow">
      {isSent ? (
        <Notice tone="success" title={t("resetSentTitle")} announce>
          <p>{t("resetSentText")}</p>
          <p>{t("resetSentSpam")}</p>
        </Notice>
      ) : (
        <Card>
          <Form onSubmit={onSubmit} errors={fieldErrors}>
            <TextField
              name="email"
              type="email"
              label={t("email")}
              required
              autoComplete="email"
              inputMode="email"
              maxLength={254}
            />
            <Refusal error={error} />
            <ButtonRow>
              <Button type="submit" busy={busy}>
                {t("resetAction")}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      )}
      <Card tone="sun">
        <h2>{t("resetNoEmailTitle")}</h2>
        <p>{t("resetNoEmailText")}</p>
        <ButtonRow>
          <LinkButton tone="plain" href={paths.help()}>
            {t("resetNoEmailAction")}
          </LinkButton>
        </ButtonRow>
      </Card>
    </Page>
  );
}
