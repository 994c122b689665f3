import { useQuery } from "@tanstack/react-query";
import { FitBand, FitParts, FitReasons, WhyNotList } from "../../app/fit/Fit.tsx";
import { useLanguage } from "../../app/language.tsx";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./openings.module.css";
import { fitOf } from "./queries.ts";

/** Why this opening suits the young person who reads it, or why it is not possible now. */
export function FitCard({ openingId }: { openingId: string }) {
  const t = useTexts("openings");
  const words = useTexts("matches");
  const { data, error } = useQuery(fitOf(useLanguage(), openingId));
  if (error && !data) {
    return (
      <Card>
        <p className="muted">{t("fitFailed")}</p>
      </Card>
    );
  }
  if (!data) {
    return (
      <Card>
        <Skeleton lines={[5, 10, 8]} />
      </Card>
    );
  }
  const { match, notPossible } = data;
  return (
    <Card>
      <h2>{t(match ? "fitTitle" : "fitNotPossible")}</h2>
      {match && (
        <>
          {match.band !== null && (
            <span>
              <FitBand match={match} />
            </span>
          )}
          <FitReasons match={match} />
          {match.missingSkills.length > 0 && match.kind !== "visit" && <p className="muted">{words("missingSkillNote")}</p>}
          {match.score === null ? (
            <FitParts match={match} />
          ) : (
            <details className={styles["details"]}>
              <summary>{words("why")}</summary>
              <FitParts match={match} />
            </details>
          )}
        </>
      )}
      {notPossible && <WhyNotList whyNot={notPossible.whyNot} />}
      {notPossible && <p className="muted">{t("fitStill")}</p>}
    </Card>
  );
}
