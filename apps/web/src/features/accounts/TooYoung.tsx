import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Reasons } from "../../ui/lists.tsx";
import { useFocus } from "./focus.ts";

/** No account under 13: said kindly, with what is open without one. */
export function TooYoung({ onBack }: { onBack: () => void }) {
  const t = useTexts("accounts");
  const title = useFocus<HTMLHeadingElement>();
  const common = useTexts("common");
  return (
    <Page title={t("youngTitle")} lead={t("youngText")} width="narrow">
      <Card tone="hero">
        <h2 ref={title} tabIndex={-1}>
          {t("youngWhat")}
        </h2>
        <Reasons
          items={[
            { id: "questions", sign: "yes", text: t("young1") },
            { id: "occupations", sign: "yes", text: t("young2") },
            { id: "adult", sign: "yes", text: t("young3") },
          ]}
        />
        <ButtonRow>
          <LinkButton href={paths.questions()}>{t("youngQuestions")}</LinkButton>
          <LinkButton tone="quiet" href={paths.occupations()}>
            {t("youngOccupations")}
          </LinkButton>
          <LinkButton tone="plain" href={paths.help()}>
            {common("help")}
          </LinkButton>
        </ButtonRow>
      </Card>
      <ButtonRow>
        <Button tone="plain" small onClick={onBack}>
          {t("youngBack")}
        </Button>
      </ButtonRow>
    </Page>
  );
}
