import { type InterestType, interestTypes } from "./types.ts";

/**
 * Agreement of two three-letter codes, 0 to 18. For display only; ranking uses the correlation of whole profiles.
 *
 * @source Brown & Gore (1994), An evaluation of interest congruence indices: C = 3·x1 + 2·x2 + x3, where a place
 * counts 3 for the same letter, 2 for neighbours on the hexagon, 1 for one apart, 0 for opposite
 */
export function brownGoreC(a: readonly InterestType[], b: readonly InterestType[]): number {
  if (a.length !== 3 || b.length !== 3) throw new RangeError("codes have three letters");
  return [3, 2, 1].reduce((sum, weight, place) => sum + weight * closeness(a[place], b[place]), 0);
}

function closeness(a: InterestType | undefined, b: InterestType | undefined): number {
  if (!a || !b) return 0;
  const apart = Math.abs(interestTypes.indexOf(a) - interestTypes.indexOf(b));
  return 3 - Math.min(apart, 6 - apart);
}
