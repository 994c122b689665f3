import { useLocation } from "wouter";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Card } from "../../ui/layout.tsx";
import styles from "./result.module.css";
import { keepSitting } from "./sitting.ts";

/** What one can do with the result; one main thing, the rest below it. */
export function NextSteps({ isYouth }: { isYouth: boolean }) {
  const t = useTexts("result");
  const common = useTexts("common");
  const [, navigate] = useLocation();
  const again = () => {
    keepSitting(null);
    navigate(paths.questions());
  };
  return (
    <Card width={4} tone="hero" as="aside" sticky>
      <h2>{isYouth ? t("nextTitle") : t("keepTitle")}</h2>
      <p>{isYouth ? t("profileText") : t("keepText")}</p>
      <div className={styles["actions"]}>
        <LinkButton href={isYouth ? paths.profile() : paths.signUp()}>
          {isYouth ? t("profileAction") : t("keepAction")}
        </LinkButton>
        <LinkButton tone="quiet" href={isYouth ? paths.matches() : paths.signIn(paths.result())}>
          {isYouth ? t("matchesAction") : t("keepSignIn")}
        </LinkButton>
        <Button tone="plain" onClick={() => window.print()}>
          <Icon name="print" />
          {t("print")}
        </Button>
        <ConfirmButton
          label={t("again")}
          title={t("againTitle")}
          text={t("againText")}
          confirm={t("againYes")}
          cancel={common("cancel")}
          onConfirm={again}
          small={false}
        />
      </div>
    </Card>
  );
}
