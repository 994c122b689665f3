import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";

/** The way to the privacy desk. */
export function PrivacyCard() {
  const t = useTexts("accounts");
  return (
    <Card>
      <h2>{t("privacyTitle")}</h2>
      <p>{t("privacyText")}</p>
      <ButtonRow>
        <LinkButton tone="quiet" href={paths.privacyDesk()}>
          {t("privacyLink")}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
