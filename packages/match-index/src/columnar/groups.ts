import type { InterestVector, OpeningRow } from "@posoka/domain/matching/rows";
import type { SkillNumbers } from "./skill-numbers.ts";

/**
 * Openings of one occupation with one interest profile. What a person makes of a group is worked out once per query,
 * and a row is left at the first look when even full marks elsewhere could not carry its group into the list.
 */
export interface Groups {
  readonly count: number;
  /** By slot. */
  readonly ofSlot: Int32Array;
  /** Eight bytes per group, six used. */
  readonly interests: Int8Array;
  /** The groups in which any row names a skill: `naming[namingFrom[skill]]` up to the next skill's. */
  readonly namingFrom: Int32Array;
  readonly naming: Int32Array;
}

export function buildGroups(rows: readonly (OpeningRow | undefined)[], numbers: SkillNumbers): Groups {
  const known = new Map<string, number>();
  const profiles: (InterestVector | null)[] = [];
  const ofSlot = new Int32Array(rows.length);
  const pairs = new Map<number, Set<number>>();
  for (const [slot, row] of rows.entries()) {
    if (!row) continue;
    const name = `${row.occupationId} ${row.interests?.join(" ")}`;
    const group = known.get(name) ?? profiles.push(row.interests) - 1;
    known.set(name, group);
    ofSlot[slot] = group;
    for (const skill of row.skills) named(pairs, numbers.numberOf(skill.id)).add(group);
  }
  const interests = new Int8Array(profiles.length * 8);
  for (const [group, profile] of profiles.entries()) interests.set(profile ?? [], group * 8);
  return { count: profiles.length, ofSlot, interests, ...inverted(pairs, numbers.size()) };
}

function named(pairs: Map<number, Set<number>>, skill: number): Set<number> {
  const found = pairs.get(skill) ?? new Set<number>();
  pairs.set(skill, found);
  return found;
}

function inverted(
  pairs: ReadonlyMap<number, ReadonlySet<number>>,
  skills: number,
): Pick<Groups, "namingFrom" | "naming"> {
  const namingFrom = new Int32Array(skills + 1);
  for (let skill = 0; skill < skills; skill += 1) {
    namingFrom[skill + 1] = (namingFrom[skill] as number) + (pairs.get(skill)?.size ?? 0);
  }
  const naming = new Int32Array(namingFrom[skills] as number);
  for (const [skill, groups] of pairs) naming.set([...groups], namingFrom[skill] as number);
  return { namingFrom, naming };
}

/** Groups in which at least one of the skills is named; elsewhere the coverage is 0 without a look. */
export function touchedGroups(groups: Groups, skills: Iterable<number>): Uint8Array {
  const touched = new Uint8Array(groups.count);
  for (const skill of skills) {
    const end = groups.namingFrom[skill + 1] ?? 0;
    for (let at = groups.namingFrom[skill] ?? 0; at < end; at += 1) touched[groups.naming[at] as number] = 1;
  }
  return touched;
}
