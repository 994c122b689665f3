import { useTexts } from "../texts.ts";
import styles from "./law.module.css";
import { type LawRule, useLawWords } from "./use-law-words.ts";

/** What the law asks of whoever takes this person on; nothing for adults. */
export function LegalLimits({ limits }: { limits: readonly LawRule[] }) {
  const t = useTexts("law");
  const words = useLawWords();
  if (limits.length === 0) return null;
  return (
    <div className={styles["age"]}>
      <h2>{t("limitsTitle")}</h2>
      <ul className={styles["rules"]}>
        {limits.map((limit) => (
          <li key={limit.code}>
            {words.limit(limit)} <span className="muted">{words.articleOf(limit.article)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
