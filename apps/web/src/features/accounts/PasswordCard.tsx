import { changePassword, listMySessions } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { secretOf, useFormSubmit } from "../../app/forms.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { announce } from "../../ui/Status.tsx";
import { Refusal } from "./Refusal.tsx";
import { SecretField } from "./SecretField.tsx";

export function PasswordCard({ userName }: { userName: string }) {
  const t = useTexts("accounts");
  const queries = useQueryClient();
  const [round, setRound] = useState(0); // a new round starts with empty fields
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const body = { current: secretOf(data, "current"), password: secretOf(data, "password") };
    await api(changePassword, { body });
    setRound(round + 1);
    announce(t("passwordChanged"));
    await queries.invalidateQueries({ queryKey: [listMySessions.path] });
  });
  const isWrong = error instanceof AppError && error.code === "wrong_credentials";
  const errors = isWrong ? { current: t("passwordCurrentWrong") } : fieldErrors;
  return (
    <Card>
      <h2>{t("passwordTitle")}</h2>
      <p className="muted">{t("passwordLead")}</p>
      <Form key={round} onSubmit={onSubmit} errors={errors}>
        {/* For a password keeper: whose password it is. */}
        <input type="text" name="userName" autoComplete="username" defaultValue={userName} hidden readOnly />
        <SecretField name="current" label={t("passwordCurrent")} />
        <SecretField name="password" label={t("newPassword")} hint={t("passwordHint")} fresh />
        <Refusal error={isWrong ? null : error} />
        <ButtonRow>
          <Button type="submit" tone="quiet" busy={busy}>
            {t("passwordAction")}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
