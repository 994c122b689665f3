import type { Me } from "@posoka/schema/accounts";
import { useState } from "react";
import { useSession } from "../../api/session.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Between } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { AlreadyIn } from "./AlreadyIn.tsx";
import type { BirthParts } from "./birth-date.ts";
import { BirthStep } from "./BirthStep.tsx";
import { Created } from "./Created.tsx";
import { guestSitting } from "./guest-sitting.ts";
import { NameStep } from "./NameStep.tsx";
import { TooYoung } from "./TooYoung.tsx";

type Step =
  | { at: "birth" }
  | { at: "too_young" }
  | { at: "name"; birthDate: string; inert: boolean }
  | { at: "created"; me: Me; hasResult: boolean };

/** A young person opens an account: birth date first, so that nobody fills in a form that cannot lead anywhere. */
export function SignUpPage() {
  const t = useTexts("accounts");
  const { date } = useFormat();
  const session = useSession();
  const [step, setStep] = useState<Step>({ at: "birth" });
  const [birth, setBirth] = useState<BirthParts>({ day: "", month: "", year: "" });
  const again = () => setStep({ at: "birth" });

  if (step.at === "created") return <Created me={step.me} hasResult={step.hasResult} />;
  // A session that starts behind the second step is the one being opened here.
  if (session.status === "signed_in" && step.at === "birth") return <AlreadyIn me={session.me} />;
  if (step.at === "too_young") return <TooYoung onBack={again} />;
  return (
    <Page title={t("signUpTitle")} lead={t("signUpLead")} width="narrow">
      <p className="muted">{t("step", { at: step.at === "birth" ? 1 : 2, all: 2 })}</p>
      {step.at === "birth" ? (
        <BirthStep
          given={birth}
          onGiven={setBirth}
          onDone={(birthDate, group) =>
            setStep(group === "too_young" ? { at: "too_young" } : { at: "name", birthDate, inert: group === "inert" })
          }
        />
      ) : (
        <>
          <Between>
            <p>{t("birthGiven", { date: date(step.birthDate) })}</p>
            <Button tone="plain" small onClick={again}>
              {t("birthChange")}
            </Button>
          </Between>
          {step.inert && (
            <Notice tone="wait" title={t("inertTitle")}>
              <p>{t("inertText")}</p>
            </Notice>
          )}
          <NameStep
            birthDate={step.birthDate}
            onTooYoung={() => setStep({ at: "too_young" })}
            onBirthRefused={again}
            // Looked at before the session starts: from then on the answers move to the account.
            onCreated={(me, kept) => setStep({ at: "created", me, hasResult: kept === "finished" })}
            kept={guestSitting()}
          />
        </>
      )}
      <ButtonRow>
        <LinkButton tone="plain" small href={paths.signIn()}>
          {t("haveAccount")}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}
