import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { LostPicture } from "../../ui/pictures.tsx";

/** Withdrawn, or of another organisation: the same answer. */
export function GoneCard() {
  const t = useTexts("candidates");
  return (
    <Page title={t("goneTitle")} lead={t("goneText")} width="narrow">
      <LostPicture />
      <ButtonRow>
        <LinkButton href={paths.partner()}>{t("back")}</LinkButton>
      </ButtonRow>
    </Page>
  );
}
