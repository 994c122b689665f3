import type { InterestType } from "@posoka/domain/interests/types";
import { useLanguage } from "../../app/language.tsx";
import { localeOf } from "@posoka/texts/translator";

/** "Практично, Творческо и Помагащо". */
export function useJoin() {
  const locale = localeOf(useLanguage());
  return (words: readonly string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(words);
}

/** The mean answer, 1 to 5, of a share from 0 to 1. */
export const onScale = (share: number): number => 1 + Math.max(0, Math.min(1, share)) * 4;

const order = ["R", "I", "A", "S", "E", "C"] as const;

/** The key of the text about two types; they stand in hexagon order there. */
export function pairKey(one: InterestType, other: InterestType): string {
  const [first, second] = order.indexOf(one) < order.indexOf(other) ? [one, other] : [other, one];
  return `pair${first}${second}`;
}
