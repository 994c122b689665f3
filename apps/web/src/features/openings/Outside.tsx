import type { PublicOpening } from "@posoka/schema/openings";
import { useFormat } from "../../app/format.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Card } from "../../ui/layout.tsx";
import { Icon } from "../../ui/icons.tsx";
import styles from "./openings.module.css";

/** How to apply where we do not stand in between: source and date, three sentences for the phone, what to look out for. */
export function Outside({ opening: { title, external } }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  const { shortDate } = useFormat();
  const script = [t("phone1", { title }), t("phone2"), t("phone3")];
  const address = external?.url && /^https?:\/\//i.test(external.url) ? external.url : null;
  return (
    <Card tone="sun">
      <h2>{t("outsideTitle")}</h2>
      <p>{external ? t("outsideExternal", { source: external.source, date: shortDate(external.date) }) : t("outsideJob")}</p>
      {external?.dateReplaced && <p className="muted">{t("outsideDateReplaced")}</p>}
      {external && !address && <p>{t("outsideNoLink", { title, source: external.source })}</p>}
      {address && (
        <ButtonRow>
          <LinkButton href={address} external>
            {t("outsideLink")}
          </LinkButton>
        </ButtonRow>
      )}
      <div className={styles["script"]}>
        <h3>
          <Icon name="phone" size={20} />
          {t("phoneTitle")}
        </h3>
        <ol>
          {script.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        <ButtonRow>
          <CopyButton text={script.join(" ")} tone="plain" words={{ copy: t("phoneCopy"), copied: t("phoneCopied"), failed: t("phoneFailed") }} />
        </ButtonRow>
      </div>
      <p>{t("outsideCheck")}</p>
      <p>{t("outsideHelp")}</p>
      <ButtonRow>
        <LinkButton tone="plain" href={paths.help()}>
          {t("toHelp")}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
