import { inLanguage, interfaceLanguages, tagOf, useLanguage } from "./language.tsx";
import styles from "./Shell.module.css";
import { useTexts } from "./texts.ts";

/** The same page in the other languages: whole page loads, so that words and letter forms change together. */
export function LanguageLinks({ path, search }: { path: string; search: string }) {
  const t = useTexts("common");
  const current = useLanguage();
  return (
    <nav className={styles["languages"]} aria-label={t("languageMenu")}>
      {interfaceLanguages
        .filter((language) => language !== current)
        .map((language) => (
          <a
            key={language}
            href={inLanguage(language, path) + (search === "" ? "" : `?${search}`)}
            hrefLang={tagOf(language)}
            lang={tagOf(language)}
          >
            {t(`language_${language}`)}
          </a>
        ))}
    </nav>
  );
}
