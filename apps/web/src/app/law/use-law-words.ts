import { useLanguage } from "../language.tsx";
import { useTexts } from "../texts.ts";

export type LawRule = { code: string; article: string };

// Letters of articles as Bulgarian law writes them.
const letters: Readonly<Record<string, string>> = { a: "а", c: "в" };

/** „Кодекс на труда, чл. 305, ал. 3“ from "labour_code 305(3)". The page names `law` among its words. */
export function useLawWords() {
  const t = useTexts("law");
  const language = useLanguage();
  const articleOf = (source: string): string => {
    const [act = "", article = ""] = source.split(" ");
    const name = t.maybe(`act_${act}`) ?? act;
    if (article === "" || act === "platform") return name;
    const written =
      language === "en"
        ? article
        : article.replace(/\((\d+)\)/, ", ал. $1").replace(/[ac]$/, (one) => letters[one] ?? one);
    return t("articleOf", { act: name, article: written });
  };
  return {
    articleOf,
    rule: ({ code }: LawRule) => t.maybe(`rule_${code}`) ?? code,
    limit: ({ code }: LawRule) => t.maybe(`limit_${code}`) ?? code,
  };
}
