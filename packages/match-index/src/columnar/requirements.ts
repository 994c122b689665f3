import { speaks } from "@posoka/domain/matching/hard-rules";
import type { OpeningRow, SpokenAtLeast, YouthQuery } from "@posoka/domain/matching/rows";
import { educationLevels, licences, openingKinds } from "@posoka/domain/vocabulary";

/**
 * Everything an opening may require that a person has or lacks, as bits 0 to 63:
 * 0 not active · 1–6 education · 7–12 licences · 13–20 kind · 21–62 languages at a level · 63 more languages than bits.
 */
export const requirementBits = 64;
export const notActive = 0;
const educationFrom = 1;
const licenceFrom = educationFrom + educationLevels.length - 1;
const kindFrom = licenceFrom + licences.length;
const languageFrom = kindFrom + openingKinds.length;
const moreLanguages = 63;

/** Numbers the pairs of language and level that openings name; shared by all segments of an index. */
export interface LanguageBits {
  bitOf(pair: SpokenAtLeast): number;
  pairs(): readonly { readonly bit: number; readonly pair: SpokenAtLeast }[];
}

export function createLanguageBits(): LanguageBits {
  const known = new Map<string, { bit: number; pair: SpokenAtLeast }>();
  return {
    bitOf(pair) {
      const name = `${pair.code} ${pair.level}`;
      const found = known.get(name);
      if (found) return found.bit;
      const bit = languageFrom + known.size;
      if (bit >= moreLanguages) return moreLanguages;
      known.set(name, { bit, pair });
      return bit;
    },
    pairs: () => [...known.values()],
  };
}

/** The bits a row sets. A row with the last bit has a language outside the bits and is looked at by itself. */
export function requiredBits(row: OpeningRow, languages: LanguageBits): number[] {
  return [
    ...(row.active ? [] : [notActive]),
    ...(row.minEducation > 0 ? [educationFrom + row.minEducation - 1] : []),
    ...row.licences.map((licence) => licenceFrom + licences.indexOf(licence)),
    kindFrom + openingKinds.indexOf(row.kind),
    ...row.languages.map((pair) => languages.bitOf(pair)),
  ];
}

type Able = Pick<YouthQuery, "education" | "licences" | "languages" | "kinds">;

/** The bits a person fails. A row with any of them is out. */
export function lackingBits(person: Able, languages: LanguageBits): number[] {
  const { kinds } = person;
  return [
    notActive,
    ...educationLevels.flatMap((_, level) => (level > person.education ? [educationFrom + level - 1] : [])),
    ...licences.flatMap((licence, place) => (person.licences.includes(licence) ? [] : [licenceFrom + place])),
    ...openingKinds.flatMap((kind, place) => (!kinds || kinds.includes(kind) ? [] : [kindFrom + place])),
    ...languages.pairs().flatMap(({ bit, pair }) => (speaks(person.languages, pair) ? [] : [bit])),
  ];
}

export function hasMoreLanguages(bits: readonly number[]): boolean {
  return bits.includes(moreLanguages);
}
