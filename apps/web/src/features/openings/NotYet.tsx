import type { YouthState } from "@posoka/schema/accounts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";

/** Who has to do something first, and how it goes. */
export function NotYet({ state }: { state: Exclude<YouthState, "confirmed"> }) {
  const t = useTexts("openings");
  const help = (
    <LinkButton tone="plain" href={paths.help()}>
      {t("toHelp")}
    </LinkButton>
  );
  if (state === "read_only") {
    return (
      <Notice tone="wait">
        <p>{t("readOnlyText")}</p>
        {help}
      </Notice>
    );
  }
  if (state === "own_consent_needed") {
    return (
      <Notice tone="wait" title={t("ownConsentTitle")}>
        <p>{t("ownConsentText")}</p>
        <LinkButton href={paths.ownConsent()}>{t("toOwnConsent")}</LinkButton>
      </Notice>
    );
  }
  if (state === "inert") {
    return (
      <Notice tone="wait" title={t("inertTitle")}>
        <p>{t("inertText")}</p>
        {help}
      </Notice>
    );
  }
  return (
    <Card tone="sun">
      <h2>{t("notConfirmedTitle")}</h2>
      <p>{t("notConfirmedText")}</p>
      <p>{t("notConfirmedHow")}</p>
      <p className="muted">{t("notConfirmedMeanwhile")}</p>
      <ButtonRow>
        <LinkButton tone="quiet" href={paths.profile()}>
          {t("toProfile")}
        </LinkButton>
        {help}
      </ButtonRow>
    </Card>
  );
}
