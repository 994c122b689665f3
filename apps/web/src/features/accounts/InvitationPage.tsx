import { acceptInvitation, lookAtInvitation } from "@posoka/schema/accounts";
import type { ReplyOf } from "@posoka/schema/route";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams } from "wouter";
import { api } from "../../api/client.ts";
import { enter } from "../../api/session.ts";
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
import { isDeadLink, LinkUsed } from "./LinkUsed.tsx";
import { Refusal } from "./Refusal.tsx";
import { SecretField } from "./SecretField.tsx";
import { TermsLine } from "./TermsLine.tsx";

export function InvitationPage() {
  const t = useTexts("accounts");
  const common = useTexts("common");
  const { token = "" } = useParams();
  const invitation = useQuery({
    queryKey: [lookAtInvitation.path, token],
    queryFn: () => api(lookAtInvitation, { body: { token } }),
    staleTime: Infinity, // accepting uses the link up, and looking again would say so
  });
  if (isDeadLink(invitation.error)) return <DeadInvitation />;
  if (invitation.error) throw invitation.error;
  if (!invitation.data) return <PageSkeleton label={t("invitationOpen")} slow={common("slow")} />;
  return <Accept token={token} invitation={invitation.data} />;
}

function DeadInvitation() {
  const t = useTexts("accounts");
  return (
    <LinkUsed>
      <p>{t("linkUsedInvitation")}</p>
      <ButtonRow>
        <LinkButton tone="plain" href={paths.signIn()}>
          {t("signInTitle")}
        </LinkButton>
      </ButtonRow>
    </LinkUsed>
  );
}

function Accept({ token, invitation }: { token: string; invitation: ReplyOf<typeof lookAtInvitation> }) {
  const t = useTexts("accounts");
  const words = useTexts("vocabulary");
  const [, navigate] = useLocation();
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const body = { token, displayName: fieldOf(data, "displayName"), password: secretOf(data, "password") };
    const me = enter(await api(acceptInvitation, { body }));
    navigate(landingAfter(me), { replace: true });
  });
  if (isDeadLink(error)) return <DeadInvitation />;
  return (
    <Page
      title={t("invitationTitle")}
      lead={t("invitationLead", { role: words(`role_${invitation.role}`) })}
      width="narrow"
    >
      <Card>
        <Facts items={[{ name: t("invitationUserName"), value: <strong>{invitation.userName}</strong> }]} />
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          <TextField
            name="displayName"
            label={t("invitationName")}
            hint={t("invitationNameHint")}
            defaultValue={invitation.displayName}
            required
            autoComplete="name"
            maxLength={80}
          />
          <SecretField name="password" label={t("password")} hint={t("invitationPasswordHint")} fresh />
          <TermsLine />
          <Refusal error={error} />
          <ButtonRow>
            <Button type="submit" busy={busy}>
              {t("invitationAction")}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}
