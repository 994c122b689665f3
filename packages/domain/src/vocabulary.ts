/** The closed word lists that database, contracts and pages share. Order is the order on screen. */

export const languages = ["bg", "bg-easy", "en"] as const;
/** A language of the interface. `bg-easy` is easy-read Bulgarian. */
export type Language = (typeof languages)[number];

/** Languages in which postings and catalogue rows are written. */
export const contentLanguages = ["bg", "en"] as const;
export type ContentLanguage = (typeof contentLanguages)[number];

export const openingKinds = [
  "job",
  "apprenticeship",
  "school_practice",
  "internship",
  "training",
  "school_class",
  "volunteering",
  "visit",
] as const;
export type OpeningKind = (typeof openingKinds)[number];

export const openingStates = ["draft", "in_review", "published", "paused", "expired", "closed", "rejected"] as const;
export type OpeningState = (typeof openingStates)[number];

export const applicationStates = [
  "draft",
  "awaiting_representative",
  "submitted",
  "seen",
  "shortlisted",
  "interview",
  "offered",
  "accepted",
  "started",
  "finished",
  "refused",
  "declined",
  "withdrawn",
  "unanswered",
] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** Completed education, lowest first; the position is the level that rules compare. */
export const educationLevels = ["none", "primary", "basic", "secondary", "vocational", "bachelor", "master"] as const;
export type EducationLevel = (typeof educationLevels)[number];

/** ISO 639-1 codes of languages that people and postings name most in Bulgaria; `rom` is ISO 639-2. */
export const spokenLanguages = ["bg", "tr", "rom", "en", "de", "fr", "es", "it", "ru", "uk", "el", "ro", "ar"] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** CEFR levels, lowest first, with native speakers on top. */
export const languageLevels = ["a1", "a2", "b1", "b2", "c1", "c2", "native"] as const;
export type LanguageLevel = (typeof languageLevels)[number];

/** What cards of everyday experience are about. */
export const everydayTopics = [
  "care",
  "food",
  "making",
  "tidy",
  "nature",
  "trade",
  "languages",
  "digital",
  "stage",
  "people",
] as const;
export type EverydayTopic = (typeof everydayTopics)[number];

export const licences = ["am", "a", "b", "c", "d", "forklift"] as const;
export type Licence = (typeof licences)[number];

export const daysOfWeek = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const partsOfDay = ["morning", "afternoon", "evening", "night"] as const;

export const payPeriods = ["hour", "day", "month", "year", "once"] as const;
export type PayPeriod = (typeof payPeriods)[number];

/** `unstated` keeps a posting for adults until staff confirm the facts. */
export const contractForms = [
  "labour_contract",
  "labour_contract_probation",
  "training_at_work",
  "internship_contract",
  "school_agreement",
  "volunteer_agreement",
  "course",
  "none",
  "unstated",
] as const;
export type ContractForm = (typeof contractForms)[number];

export const ageBands = ["under_16", "16_17", "18_24", "25_29"] as const;
export type AgeBand = (typeof ageBands)[number];

/** How well a person has a skill: 1 a little, 2 well, 3 could teach it. */
export const skillLevels = [1, 2, 3] as const;
export type SkillLevel = (typeof skillLevels)[number];

export const organisationKinds = [
  "employer",
  "training_provider",
  "cooperation",
  "school",
  "home",
  "carer",
  "child_protection",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const partnerKinds = ["employer", "training_provider", "cooperation"] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const organisationStates = ["pending", "approved", "refused", "banned"] as const;
export type OrganisationState = (typeof organisationStates)[number];

/** Wishes a young person can state about a place. */
export const wishes = [
  "with_people",
  "outdoors",
  "with_hands",
  "quiet",
  "team",
  "near_home",
  "lodging",
  "paid",
  "short_days",
] as const;
export type Wish = (typeof wishes)[number];

/** Support a young person may want; special-category data, so it lives in the `sensitive` schema. */
export const supportNeeds = [
  "transport",
  "accessible_site",
  "reading",
  "calm_place",
  "someone_along",
  "childcare",
] as const;

export const refusalReasons = ["place_taken", "hours", "skills", "distance", "not_now", "other"] as const;
export type RefusalReason = (typeof refusalReasons)[number];
