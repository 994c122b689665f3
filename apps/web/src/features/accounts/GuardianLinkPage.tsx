import { lookAtGuardianLink, openByGuardianLink, takeGuardianLink } from "@posoka/schema/guardians";
import type { Me } from "@posoka/schema/accounts";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams } from "wouter";
import { api } from "../../api/client.ts";
import { enter, useSession } from "../../api/session.ts";
import { fieldOf, secretOf, useFormSubmit } from "../../app/forms.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { PageSkeleton } from "../../ui/Skeleton.tsx";
import { landingAfter } from "./landing.ts";
import { isDeadLink } from "./LinkUsed.tsx";
import { Refusal } from "./Refusal.tsx";
import { SecretField } from "./SecretField.tsx";
import { TermsLine } from "./TermsLine.tsx";

/** A representative comes by a link. Until link and code are right the page says nothing about any young person. */
export function GuardianLinkPage() {
  const t = useTexts("guardian");
  const common = useTexts("common");
  const { token = "" } = useParams();
  const session = useSession();
  const link = useQuery({
    queryKey: [lookAtGuardianLink.path, token],
    queryFn: () => api(lookAtGuardianLink, { body: { token } }),
    // Who is signed in here decides about the link, so that is known first.
    enabled: session.status !== "unknown",
    staleTime: Infinity, // opening uses the link up, and looking again would say so
  });
  if (isDeadLink(link.error)) return <DeadLink />;
  if (link.error) throw link.error;
  if (!link.data) return <PageSkeleton label={t("linkOpening")} slow={common("slow")} />;
  return session.me ? <Take token={token} me={session.me} /> : <Open token={token} userName={link.data.userName} />;
}

/** Forged, used, over or in the wrong browser: one page, which tells nobody which of these. */
function DeadLink() {
  const t = useTexts("guardian");
  return <Page title={t("linkDead")} lead={t("linkDeadText")} width="narrow" />;
}

function CodeField() {
  const t = useTexts("guardian");
  return (
    <TextField
      name="code"
      label={t("linkCode")}
      hint={t("linkCodeHint")}
      required
      autoComplete="off"
      inputMode="numeric"
      maxLength={20}
    />
  );
}

function Open({ token, userName }: { token: string; userName: string }) {
  const t = useTexts("guardian");
  const [, navigate] = useLocation();
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const body = { token, code: fieldOf(data, "code"), password: secretOf(data, "password") };
    navigate(landingAfter(enter(await api(openByGuardianLink, { body }))), { replace: true });
  });
  if (isDeadLink(error)) return <DeadLink />;
  return (
    <Page title={t("linkTitle")} lead={t("linkLead")} width="narrow">
      <Card>
        <Facts items={[{ name: t("linkUserName"), value: <strong>{userName}</strong> }]} />
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          {/* So that a password manager keeps both together. */}
          <input type="hidden" name="userName" autoComplete="username" value={userName} />
          <CodeField />
          <SecretField name="password" label={t("linkPassword")} hint={t("linkPasswordHint")} fresh />
          <TermsLine />
          <Refusal error={Object.keys(fieldErrors).length === 0 ? error : null} formal />
          <ButtonRow>
            <Button type="submit" busy={busy}>
              {t("linkAction")}
            </Button>
            <LinkButton tone="plain" href={paths.signIn(paths.guardianLink(token))}>
              {t("linkHave")}
            </LinkButton>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}

/** A second child, or somebody who works with the charity already: one sign-in for all. */
function Take({ token, me }: { token: string; me: Me }) {
  const t = useTexts("guardian");
  const [, navigate] = useLocation();
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const session = await api(takeGuardianLink, { body: { token, code: fieldOf(data, "code") } });
    navigate(landingAfter(enter(session)), { replace: true });
  });
  if (isDeadLink(error)) return <DeadLink />;
  return (
    <Page title={t("linkTakeTitle")} lead={t("linkTakeLead", { name: me.displayName })} width="narrow">
      <Card>
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          <CodeField />
          <Refusal error={fieldErrors["code"] === undefined ? error : null} formal />
          <ButtonRow>
            <Button type="submit" busy={busy}>
              {t("linkTake")}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}
