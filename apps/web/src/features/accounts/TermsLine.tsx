import { Link } from "wouter";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";

/** Above the button that opens an adult's account: what they accept by pressing it. */
export function TermsLine() {
  const t = useTexts("accounts");
  return (
    <p className="muted">
      {t("invitationNotice")} <Link href={paths.privacy()}>{t("noticeLink")}</Link>.{" "}
      <Link href={paths.terms()}>{t("termsLink")}</Link>.
    </p>
  );
}
