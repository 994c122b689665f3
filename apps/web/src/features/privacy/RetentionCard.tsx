import type { Role } from "@posoka/domain/roles";
import { periods } from "@posoka/domain/privacy/periods";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";

/** How long what is kept; the figures are those by which the clock erases. */
export function RetentionCard({ role }: { role: Role }) {
  const isYouth = role === "youth";
  const t = useTexts("privacyDesk");
  const { inactive, notice, inert, applicant, takeBack } = periods;
  return (
    <Card>
      <h2>{t("keepTitle")}</h2>
      <p>{t("keepInactive", { months: inactive.months, days: notice.days })}</p>
      {isYouth && <p>{t("keepApplicant", { months: applicant.months })}</p>}
      {isYouth && <p>{t("keepInert", { days: inert.days })}</p>}
      {role === "guardian" && <p>{t("keepNobody", { days: notice.days })}</p>}
      <p>{t("keepErased", { days: takeBack.days })}</p>
    </Card>
  );
}
