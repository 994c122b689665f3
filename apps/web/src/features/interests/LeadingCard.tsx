import { isFlat } from "@posoka/domain/interests/leading-types";
import { type InterestType, interestTypes } from "@posoka/domain/interests/types";
import type { WordKey } from "@posoka/texts/catalogue";
import type { Translator } from "@posoka/texts/translator";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import styles from "./result.module.css";
import type { ShownResult } from "./sitting.ts";
import { pairKey, useJoin } from "./words.ts";

type T = Translator<WordKey<"result">>;

/** Which types lead, in one sentence; those that are level are said to be level. */
function sentence(t: T, leading: ShownResult["leading"], join: (words: readonly string[]) => string): string {
  const [first = [], second = []] = leading;
  const names = (types: readonly InterestType[]) => join(types.map((type) => t(type)));
  if (first.length > 1) return t("leadTie", { types: names(first) });
  if (second.length > 1) return t("leadSecondTie", { first: names(first), types: names(second) });
  return second.length === 1
    ? t("leadTwo", { first: names(first), second: names(second) })
    : t("leadOne", { first: names(first) });
}

/** Two types that stand clear of the rest, or null: with a tie for the second place there is no such pair. */
function pairOf(leading: ShownResult["leading"]): readonly [InterestType, InterestType] | null {
  const [first = [], second = []] = leading;
  const pair = first.length === 1 && second.length === 1 ? [...first, ...second] : first;
  return pair.length === 2 ? (pair as unknown as [InterestType, InterestType]) : null;
}

export function LeadingCard({ result: { profile, leading } }: { result: ShownResult }) {
  const t = useTexts("result");
  const join = useJoin();
  const flat = isFlat(profile);
  const pair = flat ? null : pairOf(leading);
  const pairText = pair && t.maybe(pairKey(...pair));
  const strong = new Set(flat ? [] : leading.slice(0, 2).flat());
  const ordered = [...interestTypes].sort((a, b) => profile[b] - profile[a]);
  return (
    <Card width={7}>
      <h2>{t("leadTitle")}</h2>
      <p className={styles["lead"]}>{flat ? t("leadFlat") : sentence(t, leading, join)}</p>
      {pairText && (
        <div className={styles["pair"]}>
          <h3>{t("pairTitle")}</h3>
          <p>{pairText}</p>
        </div>
      )}
      <dl className={styles["types"]}>
        {ordered.map((type) => (
          <div key={type} className={strong.has(type) ? styles["strong"] : undefined}>
            <dt>{t(type)}</dt>
            <dd>{t(`words${type}`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
