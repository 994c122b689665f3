import { applicationCan } from "@posoka/domain/applications/states";
import type { Candidate, CandidateCard } from "@posoka/schema/applications";
import { useSlotLines } from "../../app/fit/where-when.ts";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Facts, type Reason, Reasons } from "../../ui/lists.tsx";
import styles from "./candidates.module.css";
import { today } from "./today.ts";

/** „16–17 години · област Пловдив“ */
export function useCardTitle() {
  const t = useTexts("candidates");
  const words = useTexts("vocabulary");
  return ({ ageBand, province }: Pick<CandidateCard, "ageBand" | "province">) => {
    const band = words(`ageBand_${ageBand}`);
    return province === null ? t("inCountry", { band }) : t("inProvince", { band, province });
  };
}

/** What the card says about the person: what one can do and when. */
export function CandidateFacts({ card }: { card: Omit<CandidateCard, "cardId"> }) {
  const t = useTexts("candidates");
  const words = useTexts("vocabulary");
  const types = useTexts("result");
  const slotLines = useSlotLines();
  const { skills, languages, interestAreas, availability } = card;
  const empty = <span className="muted">{t("none")}</span>;
  const skillWords = skills.map(({ label, level }) =>
    t("skillAt", { skill: label, level: t(`level_${level as 1 | 2 | 3}`) }),
  );
  const languageWords = languages.map(({ code, level }) =>
    t("languageAt", { language: words(`spoken_${code}`), level: words(`languageLevel_${level}`) }),
  );
  return (
    <Facts
      items={[
        { name: t("skills"), value: skillWords.join(", ") || empty },
        { name: t("languages"), value: languageWords.join(", ") || empty },
        { name: t("interests"), value: interestAreas.map((type) => types(type)).join(", ") || empty },
        {
          name: t("availability"),
          value:
            availability.length === 0
              ? t("anyTime")
              : slotLines(availability).map((line) => (
                  <span key={line} className={styles["line"]}>
                    {line}
                  </span>
                )),
        },
      ]}
    />
  );
}

const weak: ReadonlySet<string> = new Set(["interests_weak", "skills_none"]);

export function CandidateReasons({ reasons }: { reasons: CandidateCard["reasons"] }) {
  const t = useTexts("candidates");
  const items = reasons.flatMap(({ factor, code, params }): Reason[] => {
    const text = t.maybe(
      code,
      Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Number(value)])),
    );
    return text === undefined ? [] : [{ id: factor, sign: weak.has(code) ? "open" : "yes", text }];
  });
  if (items.length === 0) return null;
  const yesFirst = [...items.filter(({ sign }) => sign === "yes"), ...items.filter(({ sign }) => sign !== "yes")];
  return <Reasons items={yesFirst} words={{ yes: t("signYes"), open: t("signOpen"), no: t("signNo") }} />;
}

/** Until when the answer was promised, while one is waited for. */
export function Promised({ state, promisedReplyOn }: Pick<Candidate, "state" | "promisedReplyOn">) {
  const t = useTexts("candidates");
  const { shortDate } = useFormat();
  if (promisedReplyOn === null || !applicationCan.decide(state)) return null;
  const isLate = promisedReplyOn < today();
  return (
    <p className={styles["promise"]} data-late={isLate}>
      {t(isLate ? "promisedPast" : "promised", { date: shortDate(promisedReplyOn) })}
    </p>
  );
}
