import { LawfulAge } from "../../app/law/LawfulAge.tsx";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import type { agesOf } from "./posting-document.ts";

type AgeCardProps = { ages: ReturnType<typeof agesOf>; minAge: number | null; isConfirmed: boolean };

/** What the facts on the form mean for age, while they are being stated. */
export function AgeCard({ ages, minAge, isConfirmed }: AgeCardProps) {
  const t = useTexts("posting");
  const { minimumAge, rules } = isConfirmed ? ages.confirmed : ages.now;
  return (
    <Card>
      <h2>{t("ageTitle")}</h2>
      <LawfulAge
        age={minimumAge}
        rules={rules}
        whenConfirmed={isConfirmed ? undefined : ages.confirmed.minimumAge}
        ownLimit={minAge}
      />
      <p className="muted">{t("ageLive")}</p>
    </Card>
  );
}
