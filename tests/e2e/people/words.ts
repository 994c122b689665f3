import type { Language } from "@posoka/texts/language";
import { texts } from "@posoka/texts/translator";

/** The words of every page that the journey passes. */
export const wordsIn = (language: Language) =>
  texts(
    language,
    "accounts",
    "applications",
    "candidates",
    "common",
    "fieldErrors",
    "matches",
    "mentor",
    "openings",
    "partner",
    "posting",
    "profile",
    "questionnaire",
    "result",
    "reviews",
    "staff",
    "vocabulary",
  );
export type Words = Awaited<ReturnType<typeof wordsIn>>;

export const password = "зелена лампа и седем реки";
