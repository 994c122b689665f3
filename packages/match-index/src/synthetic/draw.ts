import { addDays } from "@posoka/domain/calendar/dates";
import { scheduleMask } from "@posoka/domain/matching/masks";
import type { SpokenAtLeast } from "@posoka/domain/matching/rows";
import { type Random, randomBelow } from "@posoka/domain/random";
import {
  daysOfWeek,
  type Licence,
  languageLevels,
  licences,
  partsOfDay,
  type SpokenLanguage,
} from "@posoka/domain/vocabulary";

/** Things drawn by lot for a made-up market. */
export type Draw = ReturnType<typeof createDraw>;

export function createDraw(random: Random) {
  const chance = (share: number): boolean => random() < share;
  const one = <T>(list: readonly T[]): T => list[randomBelow(random, list.length)] as T;
  return {
    chance,
    one,
    weighted<T>(...choices: readonly (readonly [T, number])[]): T {
      let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const found = choices.find(([, weight]) => (left -= weight) < 0) ?? choices.at(-1);
      return (found as readonly [T, number])[0];
    },
    uuid(): string {
      const hex = Array.from({ length: 32 }, () => randomBelow(random, 16).toString(16)).join("");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    date: (from: string, days: number): string => addDays(from, randomBelow(random, days)),
    languages: (shares: readonly (readonly [SpokenLanguage, number])[]): SpokenAtLeast[] =>
      shares.flatMap(([code, share]) => (chance(share) ? [{ code, level: one(languageLevels.slice(0, 5)) }] : [])),
    licences: (share: number): Licence[] => (chance(share) ? [one(licences)] : []),
    schedule: (share: number): number =>
      scheduleMask(daysOfWeek.flatMap((day) => partsOfDay.filter(() => chance(share)).map((part) => ({ day, part })))),
  };
}
