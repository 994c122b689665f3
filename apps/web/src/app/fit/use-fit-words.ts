import { localeOf } from "@posoka/texts/translator";
import { useFormat } from "../format.ts";
import { useLanguage } from "../language.tsx";
import { useTexts } from "../texts.ts";
import { fitWords } from "./fit-words.ts";

/** The page names `matches` and `vocabulary` among its words. */
export function useFitWords() {
  const matches = useTexts("matches");
  const vocabulary = useTexts("vocabulary");
  const { shortDate } = useFormat();
  const list = new Intl.ListFormat(localeOf(useLanguage()), { type: "conjunction" });
  return fitWords({ matches, vocabulary, date: shortDate, join: (words) => list.format(words) });
}
