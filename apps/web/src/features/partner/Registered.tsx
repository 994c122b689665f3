import { useEffect, useRef } from "react";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Icon } from "../../ui/icons.tsx";
import { Card } from "../../ui/layout.tsx";
import styles from "./partner.module.css";

/** After the registration: the name with its digits, and what happens next. */
export function Registered({ userName, email }: { userName: string; email: string }) {
  const t = useTexts("partner");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Page title={t("doneTitle")} width="narrow">
      <Card tone="sun">
        <h2 ref={title} tabIndex={-1} className={styles["login"]}>
          <span>{t("doneName")}</span>
          <strong>{userName}</strong>
        </h2>
        <p>{t("doneKeep")}</p>
        <ButtonRow>
          <CopyButton text={userName} words={{ copy: t("copy"), copied: t("copied"), failed: t("copyFailed") }} />
          <Button tone="plain" onClick={() => window.print()}>
            <Icon name="print" />
            {t("print")}
          </Button>
        </ButtonRow>
      </Card>
      <Card>
        <h2>{t("nextTitle")}</h2>
        <ol className={styles["steps"]}>
          <li>{t("next1")}</li>
          <li>{t("next2", { email })}</li>
          <li>{t("next3")}</li>
        </ol>
        <ButtonRow>
          <LinkButton href={paths.signIn(paths.partner())}>{t("toSignIn")}</LinkButton>
        </ButtonRow>
      </Card>
    </Page>
  );
}
