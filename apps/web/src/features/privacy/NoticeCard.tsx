import { Link } from "wouter";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";

/** The way to the text about personal data. */
export function NoticeCard() {
  const t = useTexts("privacyDesk");
  return (
    <Card>
      <h2>{t("noticeTitle")}</h2>
      <p>
        <Link href={paths.privacy()}>{t("noticeLink")}</Link>
      </p>
    </Card>
  );
}
