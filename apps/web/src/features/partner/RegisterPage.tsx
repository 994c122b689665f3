import { currentEdition } from "@posoka/domain/notices/editions";
import { registerPartner } from "@posoka/schema/organisations";
import type { PartnerKind } from "@posoka/domain/vocabulary";
import { useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { api } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { fieldOf, secretOf, useFormSubmit } from "../../app/forms.ts";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { useWarnBeforeUnload } from "../../app/unsaved.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Form } from "../../ui/fields.tsx";
import { ContactFields, OrganisationFields, UserFields } from "./RegisterFields.tsx";
import { keepRegistration, keptRegistration } from "./register-draft.ts";
import { Registered } from "./Registered.tsx";

/** An organisation and its first user; the team approves it. The form keeps one key, so that sending it twice registers once. */
export function RegisterPage() {
  const t = useTexts("partner");
  const language = useLanguage();
  const sent = useRef<{ body: string; key: string }>(undefined);
  const [kept] = useState(keptRegistration);
  const [isTouched, setTouched] = useState(kept.size > 0);
  const [done, setDone] = useState<{ userName: string; email: string }>();
  useWarnBeforeUnload(isTouched && done === undefined);

  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async (data) => {
    const organisation = organisationOf(data);
    const password = secretOf(data, "password");
    const noticeVersion = currentEdition.version;
    const body = { organisation, userName: fieldOf(data, "userName"), password, language, noticeVersion };
    const text = JSON.stringify(body);
    if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
    const { userName } = await api(registerPartner, { body, idempotencyKey: sent.current.key });
    keepRegistration(null);
    setDone({ userName, email: organisation.contactEmail });
  });

  // The box sends what was chosen from its list, so a wrong one is always one that was not chosen.
  const placeChoose = t("placeChoose");
  const errors = useMemo(
    () => ("organisation.ekatte" in fieldErrors ? { ...fieldErrors, "organisation.ekatte": placeChoose } : fieldErrors),
    [fieldErrors, placeChoose],
  );
  if (done) return <Registered {...done} />;
  return (
    <Page title={t("registerTitle")} lead={t("registerLead")} width="narrow">
      <div
        onInput={(event) => {
          const form = event.currentTarget.querySelector("form");
          if (form) keepRegistration(new FormData(form));
          setTouched(true);
        }}
      >
        <Form onSubmit={onSubmit} errors={errors}>
          <OrganisationFields kept={kept} fieldErrors={fieldErrors} />
          <ContactFields kept={kept} />
          <UserFields kept={kept} />
          <p className="muted">
            {t("notice")} <Link href={paths.privacy()}>{t("noticeLink")}</Link>.{" "}
            <Link href={paths.terms()}>{t("termsLink")}</Link>.
          </p>
          <ErrorNotice error={error} formal />
          <ButtonRow>
            <Button type="submit" busy={busy}>
              {t("register")}
            </Button>
          </ButtonRow>
        </Form>
      </div>
      <p>
        <Link href={paths.signIn(paths.partner())}>{t("already")}</Link>
      </p>
    </Page>
  );
}

function organisationOf(data: FormData) {
  const of = (name: string) => fieldOf(data, `organisation.${name}`);
  const website = of("website");
  const address = /^[a-z]+:\/\//i.test(website) ? website : `https://${website}`;
  return {
    name: of("name"),
    kind: of("kind") as PartnerKind,
    eik: of("eik").replaceAll(/\s/g, ""),
    ekatte: of("ekatte"),
    website: website === "" ? null : address,
    about: of("about"),
    contactName: of("contactName"),
    contactEmail: of("contactEmail"),
    contactPhone: of("contactPhone"),
  };
}
