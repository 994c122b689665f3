import type { Me } from "@posoka/schema/accounts";
import { changeEmail } from "@posoka/schema/factors";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { fieldOf, useFormSubmit } from "../../app/forms.ts";
import { useFresh } from "../../app/fresh.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Refusal } from "./Refusal.tsx";

/** Another address, or a first one: it counts once the link that goes there is opened. */
export function EmailCard({ me }: { me: Me }) {
  const t = useTexts("entry");
  const fresh = useFresh();
  const [sentTo, setSentTo] = useState<string>();
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const email = fieldOf(data, "email");
    await fresh.run(() => api(changeEmail, { body: { email } }));
    setSentTo(email);
  });
  const isFirst = me.email === null;
  return (
    <Card>
      <h2>{isFirst ? t("emailTitleNew") : t("emailTitle")}</h2>
      <p className="muted">{isFirst ? t("emailLeadNew") : t("emailLead")}</p>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <TextField
          name="email"
          type="email"
          label={t("emailNew")}
          required
          autoComplete="email"
          inputMode="email"
          maxLength={254}
        />
        <Refusal error={error} />
        <ButtonRow>
          <Button type="submit" tone="quiet" busy={busy}>
            {t("emailAction")}
          </Button>
        </ButtonRow>
      </Form>
      {sentTo !== undefined && (
        <Notice tone="success" title={t("emailSentTitle")} announce>
          <p>{t("emailSentText", { email: sentTo })}</p>
        </Notice>
      )}
      {fresh.dialog}
    </Card>
  );
}
