import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";

/** Who has to do something first, and how it goes. */
export function NotYet({ state }: { state: "inert" | "unconfirmed" | "read_only" }) {
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
