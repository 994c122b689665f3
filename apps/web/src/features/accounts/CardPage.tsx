import { AppError } from "@posoka/schema/errors";
import { lookAtCard, useCard as cardContract } from "@posoka/schema/factors";
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
import { PageSkeleton } from "../../ui/Skeleton.tsx";
import { landingAfter } from "./landing.ts";
import { LinkUsed } from "./LinkUsed.tsx";
import { Refusal } from "./Refusal.tsx";
import { SecretField } from "./SecretField.tsx";

/** A card from the charity: its code is in the address after the square was scanned, or is typed here. */
export function CardPage() {
  const { id: code } = useParams();
  return code === undefined ? <TypeCode /> : <OpenCard key={code} code={code} />;
}

function TypeCode() {
  const t = useTexts("entry");
  const [, navigate] = useLocation();
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const code = fieldOf(data, "code");
    await api(lookAtCard, { body: { code } });
    navigate(paths.cardWith(code.replace(/\D/g, "")));
  });
  return (
    <Page title={t("cardTitle")} lead={t("cardLead")} width="narrow">
      <Card>
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          <TextField
            name="code"
            label={t("cardCode")}
            hint={t("cardCodeHint")}
            required
            autoComplete="off"
            inputMode="numeric"
            maxLength={40}
          />
          <Refusal error={fieldErrors["code"] === undefined ? error : null} />
          <ButtonRow>
            <Button type="submit" busy={busy}>
              {t("cardContinue")}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}

function OpenCard({ code }: { code: string }) {
  const t = useTexts("entry");
  const common = useTexts("common");
  const card = useQuery({
    queryKey: [lookAtCard.path, code],
    queryFn: () => api(lookAtCard, { body: { code } }),
    staleTime: Infinity, // using it spends it, and looking again would say so
    gcTime: 0,
  });
  if (isDead(card.error)) return <DeadCard />;
  if (card.error) throw card.error;
  if (!card.data) return <PageSkeleton label={t("cardOpen")} slow={common("slow")} />;
  return <ChoosePassword code={code} userName={card.data.userName} />;
}

function ChoosePassword({ code, userName }: { code: string; userName: string }) {
  const t = useTexts("entry");
  const accounts = useTexts("accounts");
  const [, navigate] = useLocation();
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit(async (data) => {
    const me = enter(await api(cardContract, { body: { code, password: secretOf(data, "password") } }));
    navigate(landingAfter(me), { replace: true });
  });
  if (isDead(error)) return <DeadCard />;
  return (
    <Page title={t("cardFor", { userName })} lead={t("cardPasswordLead")} width="narrow">
      <Card>
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          {/* For a password keeper: whose password it is. */}
          <input type="text" name="userName" autoComplete="username" defaultValue={userName} hidden readOnly />
          <SecretField name="password" label={t("cardPassword")} hint={accounts("passwordHint")} fresh />
          <Refusal error={error} />
          <ButtonRow>
            <Button type="submit" busy={busy}>
              {t("cardAction")}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Page>
  );
}

/** Used, over, or misread by the camera. */
const isDead = (error: unknown): boolean =>
  error instanceof AppError && (error.code === "link_used" || error.extra.fields?.["code"] !== undefined);

function DeadCard() {
  const t = useTexts("entry");
  const accounts = useTexts("accounts");
  return (
    <LinkUsed>
      <p>{t("cardDead")}</p>
      <ButtonRow>
        <LinkButton href={paths.card()}>{t("cardOther")}</LinkButton>
        <LinkButton tone="plain" href={paths.help()}>
          {accounts("contactTeam")}
        </LinkButton>
      </ButtonRow>
    </LinkUsed>
  );
}
