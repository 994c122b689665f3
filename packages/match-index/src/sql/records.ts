import { dayNumber } from "@posoka/domain/calendar/dates";
import { speaks } from "@posoka/domain/matching/hard-rules";
import { expandSkills, type MatchContext, reachSquared } from "@posoka/domain/matching/prepare";
import type { OpeningRow, SpokenAtLeast } from "@posoka/domain/matching/rows";
import { toPoint } from "@posoka/domain/places/distance";
import { languageLevels, licences, spokenLanguages } from "@posoka/domain/vocabulary";
import { hasMoreLanguages, type LanguageBits, requiredBits } from "../columnar/requirements.ts";
import { skillsInRow } from "../columnar/segment.ts";
import type { SkillNumbers } from "../columnar/skill-numbers.ts";
import type { PersonRow } from "../port.ts";
import { interestPlaces, skillPlaces } from "./tables.ts";

export interface RecordContext {
  readonly match: MatchContext;
  readonly numbers: SkillNumbers;
  readonly languages: LanguageBits;
}

/** Bits as the signed bigint of the same pattern, in text for the wire. */
export function bigintOf(bits: readonly number[]): string {
  return BigInt.asIntN(
    64,
    bits.reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n),
  ).toString();
}

export function licenceMask(list: readonly string[]): number {
  return licences.reduce((mask, licence, place) => mask | (list.includes(licence) ? 1 << place : 0), 0);
}

const pairName = ({ code, level }: SpokenAtLeast): string => `${code} ${level}`;

export const pairNames = (pairs: readonly SpokenAtLeast[]): string[] => pairs.map(pairName);

/** Every pair of language and level that a person meets. */
export function spokenPairs(own: readonly SpokenAtLeast[]): string[] {
  const all = spokenLanguages.flatMap((code) => languageLevels.map((level) => ({ code, level })));
  return pairNames(all.filter((pair) => speaks(own, pair)));
}

const named = (letter: string, places: readonly number[], values: readonly (number | null | undefined)[]) =>
  Object.fromEntries(places.map((place) => [`${letter}${place}`, values[place - 1] ?? null]));

const point = (place: OpeningRow["place"]) => (place ? toPoint(place) : { x: null, y: null, z: null });

export function openingRecord(row: OpeningRow, { match, numbers, languages }: RecordContext): Record<string, unknown> {
  const bits = requiredBits(row, languages);
  const skills = row.skills.map((skill) => numbers.numberOf(skill.id));
  const weights = row.skills.map((skill) => match.weights[skill.weight]);
  const fits = skills.length <= skillsInRow;
  const padded = (list: readonly number[]) => skillPlaces.map((place) => (fits ? (list[place - 1] ?? 0) : 0));
  return {
    id: row.id,
    requires: bigintOf(bits),
    more_languages: hasMoreLanguages(bits) ? pairNames(row.languages) : null,
    visit: row.kind === "visit",
    remote: row.remote,
    spot: row.place && `(${row.place.lon},${row.place.lat})`,
    ...point(row.place),
    schedule: row.schedule,
    closes_at: row.closesAt,
    starts_on: row.startsOn && dayNumber(row.startsOn),
    minimum_age: row.minimumAge,
    ...named("i", interestPlaces, row.interests ?? []),
    ...named("s", skillPlaces, padded(skills)),
    ...named("w", skillPlaces, padded(weights)),
    skill_whole: weights.reduce((a, b) => a + b, 0),
    more_skills: fits ? null : skills,
    more_weights: fits ? null : weights,
    wishes: row.wishes,
    answering: row.answering,
  };
}

export function personRecord(row: PersonRow, { match, numbers }: RecordContext): Record<string, unknown> {
  const expanded = [...expandSkills(row.skills, match)];
  const reach = reachSquared(row);
  return {
    id: row.id,
    education: row.education,
    licences: licenceMask(row.licences),
    schedule: row.schedule,
    born: Number(row.birthDate.replaceAll("-", "")),
    wants_remote: row.wantsRemote,
    ...point(row.place),
    reach: reach === Infinity ? "Infinity" : reach,
    ...named("i", interestPlaces, row.interests ?? []),
    speaks: spokenPairs(row.languages),
    skills: expanded.map(([id]) => numbers.numberOf(id)),
    credits: expanded.map(([, percent]) => percent),
  };
}
