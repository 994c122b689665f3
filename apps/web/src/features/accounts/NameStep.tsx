import { currentEdition } from "@posoka/domain/notices/editions";
import { type Me, signUp } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import { useRef } from "react";
import { Link } from "wouter";
import { api } from "../../api/client.ts";
import { enter } from "../../api/session.ts";
import { fieldOf, secretOf, useFormSubmit } from "../../app/forms.ts";
import { useLanguage } from "../../app/language.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useFocus } from "./focus.ts";
import { Refusal } from "./Refusal.tsx";
import { SecretField } from "./SecretField.tsx";
import type { guestSitting } from "./guest-sitting.ts";

type Kept = ReturnType<typeof guestSitting>;
type Props = {
  birthDate: string;
  kept: Kept;
  onCreated: (me: Me, kept: Kept) => void;
  onTooYoung: () => void;
  onBirthRefused: () => void;
};

/** The name to sign in with and the password. The form keeps one key, so that sending it twice opens one account. */
export function NameStep({ birthDate, kept, onCreated, onTooYoung, onBirthRefused }: Props) {
  const t = useTexts("accounts");
  const title = useFocus<HTMLHeadingElement>();
  const language = useLanguage();
  const sent = useRef<{ body: string; key: string }>(undefined);
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const email = fieldOf(data, "email");
    const body = {
      userName: fieldOf(data, "userName"),
      password: secretOf(data, "password"),
      birthDate,
      language,
      noticeVersion: currentEdition.version,
      ...(email !== "" && { email }),
    };
    const text = JSON.stringify(body);
    if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
    try {
      const me = enter(await api(signUp, { body, idempotencyKey: sent.current.key }));
      onCreated(me, kept);
    } catch (refusal) {
      if (!(refusal instanceof AppError)) throw refusal;
      if (refusal.code === "too_young") return onTooYoung();
      if (refusal.extra.fields?.["birthDate"]) return onBirthRefused();
      throw refusal;
    }
  });
  return (
    <Card>
      <h2 ref={title} tabIndex={-1}>
        {t("nameTitle")}
      </h2>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        <TextField
          name="userName"
          label={t("userName")}
          hint={t("userNameHint")}
          required
          autoComplete="username"
          maxLength={30}
        />
        <SecretField name="password" label={t("password")} hint={t("passwordHint")} fresh />
        <TextField
          name="email"
          type="email"
          label={t("emailOptional")}
          hint={t("emailHint")}
          autoComplete="email"
          inputMode="email"
          maxLength={254}
        />
        {kept !== "none" && (
          <Notice tone="success">
            <p>{t("guestKept")}</p>
          </Notice>
        )}
        <p className="muted">
          {t("noticeText")} <Link href={paths.privacy()}>{t("noticeLink")}</Link>.{" "}
          <Link href={paths.terms()}>{t("termsLink")}</Link>.
        </p>
        <Refusal error={error} />
        <ButtonRow>
          <Button type="submit" busy={busy}>
            {t("signUpAction")}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
