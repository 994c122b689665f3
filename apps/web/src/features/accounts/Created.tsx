import type { Me } from "@posoka/schema/accounts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Card } from "../../ui/layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useFocus } from "./focus.ts";
import styles from "./accounts.module.css";
import { CopyButton } from "../../ui/CopyButton.tsx";

/** After sign-up: the name to write down, since its digits are new to the person. Made to be printed too. */
export function Created({ me, hasResult }: { me: Me; hasResult: boolean }) {
  const t = useTexts("accounts");
  const title = useFocus<HTMLHeadingElement>();
  // Handwritten, „и“ and „u“ look the same, and so do others of the two alphabets.
  const isCyrillic = /[а-я]/.test(me.userName);
  const isInert = me.youth?.state === "inert";
  return (
    <Page title={t("createdTitle")} width="narrow">
      <Card tone="sun">
        <p className={styles["printOnly"]}>{t("printTitle")}</p>
        <h2 ref={title} tabIndex={-1} className={styles["loginTitle"]}>
          <span>{t("createdText")}</span> <span className={styles["login"]}>{me.userName}</span>
        </h2>
        <p>{isCyrillic ? `${t("createdKeep")} ${t("createdCyrillic")}` : t("createdKeep")}</p>
        <p className={styles["printOnly"]}>{t("printPassword")}</p>
        <div className="no-print">
          <ButtonRow>
            <CopyButton text={me.userName} words={{ copy: t("copy"), copied: t("copied"), failed: t("copyFailed") }} />
            <Button tone="plain" onClick={() => window.print()}>
              <Icon name="print" />
              {t("print")}
            </Button>
          </ButtonRow>
        </div>
      </Card>
      {me.email !== null && !me.emailConfirmed && (
        <Notice>
          <p>{t("createdEmail", { email: me.email })}</p>
        </Notice>
      )}
      {isInert ? (
        <Notice tone="wait" title={t("createdInertTitle")}>
          <p>{t("createdInertText")}</p>
          <LinkButton small tone="quiet" href={paths.me()}>
            {t("stateTitle")}
          </LinkButton>
        </Notice>
      ) : (
        <Card>
          <h2>{t("createdNext")}</h2>
          <ButtonRow>
            {hasResult ? (
              <LinkButton href={paths.profile()}>{t("createdProfile")}</LinkButton>
            ) : (
              <LinkButton href={paths.questions()}>{t("createdQuestions")}</LinkButton>
            )}
            <LinkButton tone="quiet" href={hasResult ? paths.matches() : paths.profile()}>
              {hasResult ? t("createdMatches") : t("createdProfile")}
            </LinkButton>
          </ButtonRow>
        </Card>
      )}
    </Page>
  );
}
