import type { Language } from "./language.ts";

/**
 * Every capability and where its words are; one line each.
 * Each file exports one constant of the capability's name. Bulgarian is the type of the others: English must have the
 * same keys, easy-read Bulgarian may leave keys out and then reads as Bulgarian.
 */
export const catalogue = {
  common: {
    bg: () => import("./bg/common.ts"),
    easy: () => import("./bg-easy/common.ts"),
    en: () => import("./en/common.ts"),
  },
  home: { bg: () => import("./bg/home.ts"), easy: () => import("./bg-easy/home.ts"), en: () => import("./en/home.ts") },
  questionnaire: {
    bg: () => import("./bg/questionnaire.ts"),
    easy: () => import("./bg-easy/questionnaire.ts"),
    en: () => import("./en/questionnaire.ts"),
  },
  result: {
    bg: () => import("./bg/result.ts"),
    easy: () => import("./bg-easy/result.ts"),
    en: () => import("./en/result.ts"),
  },
  errors: {
    bg: () => import("./bg/errors.ts"),
    easy: () => import("./bg-easy/errors.ts"),
    en: () => import("./en/errors.ts"),
  },
  fieldErrors: {
    bg: () => import("./bg/field-errors.ts"),
    easy: () => import("./bg-easy/field-errors.ts"),
    en: () => import("./en/field-errors.ts"),
  },
  help: { bg: () => import("./bg/help.ts"), easy: () => import("./bg-easy/help.ts"), en: () => import("./en/help.ts") },
  legal: { bg: () => import("./bg/legal.ts"), en: () => import("./en/legal.ts") },
  notices: {
    bg: () => import("./bg/notices.ts"),
    easy: () => import("./bg-easy/notices.ts"),
    en: () => import("./en/notices.ts"),
  },
  pieces: { bg: () => import("./bg/pieces.ts"), en: () => import("./en/pieces.ts") },
  vocabulary: {
    bg: () => import("./bg/vocabulary.ts"),
    easy: () => import("./bg-easy/vocabulary.ts"),
    en: () => import("./en/vocabulary.ts"),
  },
  accounts: {
    bg: () => import("./bg/accounts.ts"),
    easy: () => import("./bg-easy/accounts.ts"),
    en: () => import("./en/accounts.ts"),
  },
  profile: {
    bg: () => import("./bg/profile.ts"),
    easy: () => import("./bg-easy/profile.ts"),
    en: () => import("./en/profile.ts"),
  },
  entry: {
    bg: () => import("./bg/entry.ts"),
    easy: () => import("./bg-easy/entry.ts"),
    en: () => import("./en/entry.ts"),
  },
  factor: { bg: () => import("./bg/factor.ts"), en: () => import("./en/factor.ts") },
  caseWork: { bg: () => import("./bg/case-work.ts"), en: () => import("./en/case-work.ts") },
  admin: { bg: () => import("./bg/admin.ts"), en: () => import("./en/admin.ts") },
  mail: { bg: () => import("./bg/mail.ts"), easy: () => import("./bg-easy/mail.ts"), en: () => import("./en/mail.ts") },
  matches: {
    bg: () => import("./bg/matches.ts"),
    easy: () => import("./bg-easy/matches.ts"),
    en: () => import("./en/matches.ts"),
  },
  openings: {
    bg: () => import("./bg/openings.ts"),
    easy: () => import("./bg-easy/openings.ts"),
    en: () => import("./en/openings.ts"),
  },
  occupations: {
    bg: () => import("./bg/occupations.ts"),
    easy: () => import("./bg-easy/occupations.ts"),
    en: () => import("./en/occupations.ts"),
  },
  applications: {
    bg: () => import("./bg/applications.ts"),
    easy: () => import("./bg-easy/applications.ts"),
    en: () => import("./en/applications.ts"),
  },
  consent: {
    bg: () => import("./bg/consent.ts"),
    easy: () => import("./bg-easy/consent.ts"),
    en: () => import("./en/consent.ts"),
  },
  provinces: { bg: () => import("./bg/provinces.ts"), en: () => import("./en/provinces.ts") },
  law: { bg: () => import("./bg/law.ts"), en: () => import("./en/law.ts") },
  partner: { bg: () => import("./bg/partner.ts"), en: () => import("./en/partner.ts") },
  posting: { bg: () => import("./bg/posting.ts"), en: () => import("./en/posting.ts") },
  candidates: { bg: () => import("./bg/candidates.ts"), en: () => import("./en/candidates.ts") },
  staff: { bg: () => import("./bg/staff.ts"), en: () => import("./en/staff.ts") },
  mentor: { bg: () => import("./bg/mentor.ts"), en: () => import("./en/mentor.ts") },
  guardian: {
    bg: () => import("./bg/guardian.ts"),
    easy: () => import("./bg-easy/guardian.ts"),
    en: () => import("./en/guardian.ts"),
  },
  representation: { bg: () => import("./bg/representation.ts"), en: () => import("./en/representation.ts") },
  letters: { bg: () => import("./bg/letters.ts"), en: () => import("./en/letters.ts") },
  reviews: {
    bg: () => import("./bg/reviews.ts"),
    easy: () => import("./bg-easy/reviews.ts"),
    en: () => import("./en/reviews.ts"),
  },
  privacyDesk: {
    bg: () => import("./bg/privacy-desk.ts"),
    easy: () => import("./bg-easy/privacy-desk.ts"),
    en: () => import("./en/privacy-desk.ts"),
  },
  ownData: { bg: () => import("./bg/own-data.ts"), en: () => import("./en/own-data.ts") },
} as const satisfies Record<string, Sources>;

type Sources = Partial<Record<"easy", () => Promise<object>>> & Record<"bg" | "en", () => Promise<object>>;
type ModuleOf<K extends Capability> = Awaited<ReturnType<(typeof catalogue)[K]["bg"]>>;

export type Capability = keyof typeof catalogue;
/** The words of one capability: every key, the text in ICU syntax. */
export type Words<K extends Capability> = Record<keyof ModuleOf<K>[K & keyof ModuleOf<K>] & string, string>;

export type WordKey<K extends Capability> = Extract<keyof Words<K>, string>;

/** The words of one capability in one language; easy-read keys that are missing come from Bulgarian. */
export async function wordsOf<K extends Capability>(language: Language, capability: K): Promise<Words<K>> {
  const sources: Sources = catalogue[capability];
  const pick = (module: object): object => (module as Record<string, object>)[capability] ?? {};
  if (language === "en") return pick(await sources.en()) as Words<K>;
  const [plain, easy] = await Promise.all([sources.bg(), language === "bg-easy" ? sources.easy?.() : undefined]);
  return { ...pick(plain), ...(easy && pick(easy)) } as Words<K>;
}
