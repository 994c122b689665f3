import type { EducationLevel, LanguageLevel, Licence, SpokenLanguage } from "../vocabulary.ts";

export const factors = ["interests", "skills", "distance", "wishes", "answering"] as const;
export type Factor = (typeof factors)[number];

/** One answer of an index. `score` runs from 0 to 100,000 (thousandths of a point); null for a visit, which has none. */
export interface Hit {
  readonly id: string;
  readonly score: number | null;
}

/** A part of a score. The points of all reasons add up to the points of the hit. Params are filled into the text of `code`. */
export interface Reason {
  readonly factor: Factor;
  /** Whole points. */
  readonly points: number;
  /** The points this factor could have given at most. */
  readonly most: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export const hardRules = [
  "active",
  "closed",
  "hidden",
  "kind",
  "age",
  "education",
  "languages",
  "licences",
  "schedule",
  "distance",
] as const;
export type HardRule = (typeof hardRules)[number];

/** What would lift a refusal. `nothing`: only the partner or the law can. */
export type Change =
  | { readonly what: "nothing" }
  | { readonly what: "wait_until"; readonly date: string }
  | { readonly what: "education"; readonly level: EducationLevel }
  | { readonly what: "language"; readonly code: SpokenLanguage; readonly level: LanguageLevel }
  | { readonly what: "licence"; readonly licence: Licence }
  | { readonly what: "reach"; readonly km: number }
  | { readonly what: "remote" | "schedule" | "kinds" | "hidden" };

/** Why an opening is not possible, and what would change that. `code` is a text key, `params` fill it. */
export interface WhyNot {
  readonly rule: HardRule;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}

export interface MissingSkill {
  readonly id: string;
  readonly weight: "essential" | "optional";
  /** 0–59 percent: what related skills already give. From 60 on a skill does not count as missing. */
  readonly credit: number;
}

/** One pair of person and opening. Either `hit` is there or `whyNot` has at least one entry. */
export interface Explanation {
  readonly id: string;
  readonly hit: Hit | null;
  /** 0–100, what a page shows; null for a visit and for what is not possible. */
  readonly points: number | null;
  readonly reasons: readonly Reason[];
  readonly missing: readonly MissingSkill[];
  readonly whyNot: readonly WhyNot[];
}
