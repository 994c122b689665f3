import type { Language } from "@posoka/texts/language";
import { createContext, use } from "react";

export const languagePrefix = { bg: "", en: "/en", "bg-easy": "/lesno" } as const satisfies Record<Language, string>;
export const interfaceLanguages = ["bg", "bg-easy", "en"] as const satisfies readonly Language[];

/** The language of an address, and the path behind its prefix (always with a leading slash). */
export function splitPath(pathname: string): { language: Language; path: string } {
  for (const language of ["en", "bg-easy"] as const) {
    const prefix = languagePrefix[language];
    if (pathname === prefix || pathname.startsWith(`${prefix}/`))
      return { language, path: pathname.slice(prefix.length) || "/" };
  }
  return { language: "bg", path: pathname || "/" };
}

/** The same page in another language. */
export function inLanguage(language: Language, path: string): string {
  const prefix = languagePrefix[language];
  return path === "/" && prefix !== "" ? prefix : prefix + path;
}

/** BCP 47 tag for the `lang` attribute: easy-read Bulgarian is Bulgarian to a screen reader and to the font. */
export const tagOf = (language: Language): "bg" | "en" => (language === "en" ? "en" : "bg");

export const LanguageContext = createContext<Language>("bg");
export const useLanguage = (): Language => use(LanguageContext);
