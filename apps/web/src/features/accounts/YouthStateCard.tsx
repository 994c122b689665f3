import type { YouthState } from "@posoka/schema/accounts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";

/** What is open now, what waits and what to do about it. */
export function YouthStateCard({ state }: { state: YouthState }) {
  const t = useTexts("accounts");
  const help = (
    <ButtonRow>
      <LinkButton tone="quiet" href={paths.help()}>
        {t("contactTeam")}
      </LinkButton>
    </ButtonRow>
  );
  return (
    <Card tone={state === "confirmed" ? "leaf" : "sun"}>
      <h2>{t("stateTitle")}</h2>
      {state === "confirmed" && <p>{t("confirmedText")}</p>}
      {state === "read_only" && <p>{t("readOnlyText")}</p>}
      {state === "own_consent_needed" && (
        <>
          <p>{t("ownConsentText")}</p>
          <ButtonRow>
            <LinkButton href={paths.ownConsent()}>{t("ownConsentAction")}</LinkButton>
          </ButtonRow>
        </>
      )}
      {state === "inert" && (
        <>
          <p>{t("inertStateText")}</p>
          <p>{t("inertWaits")}</p>
          <p>{t("inertDo")}</p>
          {help}
        </>
      )}
      {state === "unconfirmed" && (
        <>
          <p>{t("unconfirmedText")}</p>
          <h3>{t("unconfirmedOpen")}</h3>
          <Reasons
            items={(["unconfirmedOpen1", "unconfirmedOpen2"] as const).map((key) => ({
              id: key,
              sign: "yes",
              text: t(key),
            }))}
          />
          <h3>{t("unconfirmedLater")}</h3>
          <Reasons
            items={(["unconfirmedLater1", "unconfirmedLater2", "unconfirmedLater3"] as const).map((key) => ({
              id: key,
              sign: "open",
              text: t(key),
            }))}
          />
          <p>{t("unconfirmedHow")}</p>
          {help}
        </>
      )}
    </Card>
  );
}
