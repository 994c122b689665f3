import { type InterestProfile, type InterestType, interestTypes } from "./types.ts";

/** Types that share a value: said as a tie, in hexagon order, since any other order would be made up. */
export interface LeadingGroup {
  readonly types: readonly InterestType[];
  /** 0–1. */
  readonly value: number;
}

/** Strongest first, until at least `count` types are named; a tie at the edge is named whole. */
export function leadingTypes(profile: InterestProfile, count = 3): LeadingGroup[] {
  const groups: { types: InterestType[]; value: number }[] = [];
  const ordered = [...interestTypes].sort((a, b) => profile[b] - profile[a]);
  for (const type of ordered) {
    const last = groups.at(-1);
    if (last && Math.abs(last.value - profile[type]) < 1e-9) last.types.push(type);
    else if (groups.reduce((sum, group) => sum + group.types.length, 0) >= count) break;
    else groups.push({ types: [type], value: profile[type] });
  }
  return groups.map(({ types, value }) => ({ types: interestTypes.filter((type) => types.includes(type)), value }));
}

/** No type stands out: the page says so instead of naming three. */
export function isFlat(profile: InterestProfile): boolean {
  const values = interestTypes.map((type) => profile[type]);
  return Math.max(...values) - Math.min(...values) < 0.05;
}
