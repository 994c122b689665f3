import type { Me } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import { getSite, type Site } from "@posoka/schema/site";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { read } from "../../api/client.ts";
import { signIn, useSession } from "../../api/session.ts";
import { fieldOf, secretOf, useFormSubmit } from "../../app/forms.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Form, TextField } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { Tick } from "../../ui/Tick.tsx";
import styles from "./accounts.module.css";
import { AlreadyIn } from "./AlreadyIn.tsx";
import { FactorStep } from "./FactorStep.tsx";
import { landingAfter, safeNext } from "./landing.ts";
import { Refusal } from "./Refusal.tsx";
import { SecretField } from "./SecretField.tsx";

export function SignInPage() {
  const t = useTexts("accounts");
  const entry = useTexts("entry");
  const session = useSession();
  const next = safeNext(useSearch());
  const [, navigate] = useLocation();
  const [entering, setEntering] = useState(false);
  const site = useQuery({ ...read(getSite), staleTime: Infinity }).data;

  const [ticket, setTicket] = useState<string>();
  const [shared, setShared] = useState(false);

  const goOn = (me: Me) => navigate(next ?? landingAfter(me), { replace: true });
  const enterWith = async (login: string, password: string, isShared = false) => {
    setShared(isShared);
    setEntering(true); // from here on being signed in is our own doing
    try {
      goOn(await signIn({ login, password, shared: isShared }));
    } catch (error) {
      const given = error instanceof AppError && error.code === "factor_needed" ? error.extra.ticket : undefined;
      if (given !== undefined) return setTicket(given);
      setEntering(false);
      throw error;
    }
  };
  const { busy, error, fieldErrors, onSubmit } = useFormSubmit((data) =>
    enterWith(fieldOf(data, "login"), secretOf(data, "password"), data.has("shared")),
  );

  if (session.status === "signed_in" && !entering) return <AlreadyIn me={session.me} next={next} />;
  if (ticket !== undefined) {
    return <FactorStep ticket={ticket} shared={shared} onEntered={goOn} onBack={() => setTicket(undefined)} />;
  }
  return (
    <Page title={t("signInTitle")} width="narrow">
      <Card>
        <Form onSubmit={onSubmit} errors={fieldErrors}>
          <TextField
            name="login"
            label={t("signInLogin")}
            hint={t("signInLoginHint")}
            required
            autoComplete="username"
            maxLength={254}
          />
          <SecretField name="password" label={t("password")} />
          <Tick name="shared" label={t("signInShared")} hint={t("signInSharedHint")} />
          <Refusal error={error} />
          <ButtonRow>
            <Button type="submit" busy={busy}>
              {t("signInAction")}
            </Button>
            <LinkButton tone="plain" href={paths.reset()}>
              {t("signInForgot")}
            </LinkButton>
          </ButtonRow>
        </Form>
      </Card>
      <ButtonRow>
        <LinkButton tone="quiet" href={paths.signUp()}>
          {t("signInNew")}
        </LinkButton>
        <LinkButton tone="plain" href={paths.card()}>
          {entry("cardTitle")}
        </LinkButton>
      </ButtonRow>
      {site && site.demoSignIns.length > 0 && <DemoSignIns signIns={site.demoSignIns} onChoose={enterWith} />}
    </Page>
  );
}

type DemoProps = { signIns: Site["demoSignIns"]; onChoose: (login: string, password: string) => Promise<void> };

function DemoSignIns({ signIns, onChoose }: DemoProps) {
  const t = useTexts("accounts");
  const words = useTexts("vocabulary");
  const [chosen, setChosen] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  const choose = (login: string, password: string) => {
    setChosen(login);
    setError(null);
    onChoose(login, password).catch((refusal: unknown) => {
      setError(refusal);
      setChosen(undefined);
    });
  };
  return (
    <Card tone="sun">
      <h2>{t("demoTitle")}</h2>
      <p>{t("demoText")}</p>
      <div className={styles["demo"]}>
        {signIns.map(({ login, password, role }) => (
          <Button
            key={login}
            tone="plain"
            busy={chosen === login}
            onClick={() => chosen === undefined && choose(login, password)}
          >
            {t("demoAs", { login, role: words.maybe(`role_${role}`) ?? role })}
          </Button>
        ))}
      </div>
      <Refusal error={error} />
    </Card>
  );
}
