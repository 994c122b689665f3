import { useTexts } from "../texts.ts";
import { Chip } from "../../ui/layout.tsx";
import styles from "./law.module.css";
import { type LawRule, useLawWords } from "./use-law-words.ts";

type LawfulAgeProps = {
  age: number;
  rules: readonly LawRule[];
  /** From which age it would be if staff confirmed the facts; nothing when that changes nothing. */
  whenConfirmed?: number | undefined;
  /** The partner's own lower limit. */
  ownLimit?: number | null;
};

/** From which age a place is lawful, and every rule that says so with its article. */
export function LawfulAge({ age, rules, whenConfirmed, ownLimit = null }: LawfulAgeProps) {
  const t = useTexts("law");
  const words = useLawWords();
  const isForAdults = age >= 18;
  return (
    <div className={styles["age"]}>
      <p role="status">
        <Chip tone={isForAdults ? "clay" : "leaf"}>{isForAdults ? t("adultsOnly") : t("from", { age })}</Chip>
      </p>
      <ul className={styles["rules"]} aria-label={t("because")}>
        {rules.map((rule) => (
          <li key={rule.code}>
            {words.rule(rule)} <span className="muted">{words.articleOf(rule.article)}</span>
          </li>
        ))}
      </ul>
      {whenConfirmed !== undefined && whenConfirmed < age && <p>{t("whenConfirmed", { age: whenConfirmed })}</p>}
      {ownLimit !== null && ownLimit > age && <p>{t("ownLimit", { age: ownLimit })}</p>}
    </div>
  );
}
