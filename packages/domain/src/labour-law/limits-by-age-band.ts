import type { AgeBand } from "../vocabulary.ts";
import type { AgeRule } from "./lawful-minimum-age.ts";

/** In force since 2017-01-01 at the latest; secondary sources, to be confirmed by a lawyer. */
const underEighteen: readonly AgeRule[] = [
  { code: "hours_7_a_day", article: "labour_code 305(3)" },
  { code: "hours_35_a_week", article: "labour_code 305(3)" },
  { code: "no_night_work", article: "labour_code 140(4)" },
  { code: "no_overtime", article: "labour_code 147(1)" },
  { code: "no_banned_work", article: "labour_code 304" },
  { code: "medical_examination", article: "labour_code 303(2)" },
  { code: "inspectorate_permit", article: "labour_code 303(3)" },
];

const underSixteen: readonly AgeRule[] = [
  { code: "light_work_only", article: "labour_code 302(2)" },
  { code: "no_evening_work", article: "ordinance_6_2006" },
];

const limits: Readonly<Record<AgeBand, readonly AgeRule[]>> = {
  under_16: [...underEighteen, ...underSixteen],
  "16_17": underEighteen,
  "18_24": [],
  "25_29": [],
};

/** What the law asks of whoever takes this person on. It follows from the band alone, so it tells no exact age. */
export function legalLimits(band: AgeBand): readonly AgeRule[] {
  return limits[band];
}
