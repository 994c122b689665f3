import type { LanguageLevel, Licence, OpeningKind, SkillLevel, SpokenLanguage } from "../vocabulary.ts";

/**
 * A profile as six whole numbers in the order R I A S E C: centred on its mean, scaled to length 1, times 100.
 * The dot product of two such vectors is their correlation times 10,000. Made by `interestVector`.
 */
export type InterestVector = readonly [number, number, number, number, number, number];

/** Degrees, WGS 84. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}

export interface RequiredSkill {
  readonly id: string;
  readonly weight: "essential" | "optional";
}

export interface SpokenAtLeast {
  readonly code: SpokenLanguage;
  readonly level: LanguageLevel;
}

/** What matching reads of an opening. Nothing about the partner but how it answers. Ids are lower-case uuids. */
export interface OpeningRow {
  readonly id: string;
  readonly kind: OpeningKind;
  /** Published, approved partner or external, not paused. */
  readonly active: boolean;
  /** Local date; null when open-ended or unstated: then today counts. */
  readonly startsOn: string | null;
  /** First instant (ms since 1970) at which it no longer takes applications; null when open-ended. */
  readonly closesAt: number | null;
  readonly occupationId: string | null;
  readonly interests: InterestVector | null;
  /** Each skill once. */
  readonly skills: readonly RequiredSkill[];
  readonly place: Place | null;
  readonly remote: boolean;
  /** Position in `educationLevels`. */
  readonly minEducation: number;
  readonly languages: readonly SpokenAtLeast[];
  readonly licences: readonly Licence[];
  /** 28 bits, see `scheduleMask`; 0 when unstated. */
  readonly schedule: number;
  /** From `lawfulMinimumAge`, or higher where the partner may ask for it. */
  readonly minimumAge: number;
  /** What it offers, see `wishMask`. */
  readonly wishes: number;
  /** Whole percent of applications answered in time, 0–100; null when not known yet. */
  readonly answering: number | null;
  /** Skills that a training gives. */
  readonly gives: readonly string[];
}

export interface OwnSkill {
  readonly id: string;
  readonly level: SkillLevel;
}

/** What matching reads of a person. There is no field for name, sex, care, origin, health or institution, on purpose. */
export interface YouthQuery {
  readonly interests: InterestVector | null;
  /** Each skill once. */
  readonly skills: readonly OwnSkill[];
  /** Null when not told: distance is then neither a limit nor a factor. */
  readonly place: Place | null;
  /** How far the person goes; null = anywhere; 0 = remote only. */
  readonly reachKm: number | null;
  readonly wantsRemote: boolean;
  /** Position in `educationLevels`. */
  readonly education: number;
  readonly languages: readonly SpokenAtLeast[];
  readonly licences: readonly Licence[];
  /** 28 bits, see `scheduleMask`; 0 = any time. */
  readonly schedule: number;
  readonly wishes: number;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** Local date in Europe/Sofia of `now`. */
  readonly today: string;
  /** ms since 1970. */
  readonly now: number;
  /** Only these kinds; all when left out. */
  readonly kinds?: readonly OpeningKind[] | undefined;
  /** Openings the person put away. */
  readonly hidden: readonly string[];
}

/** Who has `from` also has `percent` (0–100) of `to`. One step only; write both directions where both hold. */
export interface SkillRelation {
  readonly from: string;
  readonly to: string;
  readonly percent: number;
}
