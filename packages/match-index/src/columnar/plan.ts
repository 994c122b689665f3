import { countBits } from "@posoka/domain/matching/masks";
import { dayOfAge, type PreparedQuery } from "@posoka/domain/matching/prepare";
import type { ScoreWeights } from "@posoka/domain/matching/weights";
import { touchedGroups } from "./groups.ts";
import { type LanguageBits, lackingBits } from "./requirements.ts";
import { hasAnswering, hasInterests, hasNearness, hasSkills, type Segment } from "./segment.ts";

export interface Scan {
  readonly person: PreparedQuery;
  readonly weights: ScoreWeights;
  readonly languages: LanguageBits;
  /** Percent by skill number; at least as long as there are numbers. */
  readonly credit: Uint8Array;
  readonly ownSkills: readonly number[];
  /** What the heap calls the segment's first slot. */
  readonly firstRow: number;
}

/** A full share. */
export const whole = 10_000;

/** All that one query makes of one segment before it looks at rows. */
export interface Plan {
  readonly lacking: Int32Array;
  /** Day number from which the person has each age that occurs; null when they are old enough for every row. */
  readonly reached: Int32Array | null;
  readonly wished: number;
  /** Factors on which the person says something. */
  readonly known: number;
  /** For each of the 16 combinations of factors a row may have: their weight, and that of answering and wishes alone. */
  readonly inPlay: Int32Array;
  readonly aside: Int32Array;
  /** By group: 1 where a skill of the person is named; elsewhere coverage is 0 without a look. */
  readonly touched: Uint8Array;
  /** By group, weighted: the interests' part, or −1 while not worked out. */
  readonly interestParts: Int32Array;
}

export function planScan(segment: Segment, { person, weights, languages, ownSkills }: Scan): Plan {
  const { query, point } = person;
  const wished = countBits(query.wishes);
  return {
    lacking: Int32Array.from(lackingBits(query, languages).filter((bit) => bit === 0 || segment.used[bit])),
    reached: daysOfAges(segment, person),
    wished,
    known: (query.interests ? hasInterests : 0) | hasSkills | (point ? hasNearness : 0) | hasAnswering,
    inPlay: weightTable(weights, wished, hasInterests | hasSkills | hasNearness | hasAnswering),
    aside: weightTable(weights, wished, hasAnswering),
    touched: touchedGroups(segment.groups, ownSkills),
    interestParts: new Int32Array(segment.groups.count).fill(query.interests ? -1 : 0),
  };
}

function weightTable(weights: ScoreWeights, wished: number, counted: number): Int32Array {
  const { interests, skills, distance, wishes, answering } = weights.factors;
  return Int32Array.from({ length: 16 }, (_, bits) => {
    const has = bits & counted;
    const own = (has & hasInterests && interests) + (has & hasSkills && skills);
    return own + (has & hasNearness && distance) + (has & hasAnswering && answering) + (wished > 0 ? wishes : 0);
  });
}

function daysOfAges({ ages }: Segment, { query, todayNumber }: PreparedQuery): Int32Array | null {
  const reached = new Int32Array(256);
  for (const age of ages) reached[age] = dayOfAge(query, age);
  return ages.every((age) => (reached[age] as number) <= todayNumber) ? null : reached;
}

export interface NearBlock {
  readonly block: number;
  /** No row of the block is nearer; hectometres. */
  readonly gap: number;
}

/** Blocks that may hold a row within reach, nearest first, so that the floor rises early. */
export function nearestBlocks(
  { placedBlocks, ...segment }: Segment,
  { point, reachSquared }: PreparedQuery,
): NearBlock[] {
  const found: NearBlock[] = [];
  if (reachSquared < 0) return found;
  const reach = Math.sqrt(reachSquared);
  const { x, y, z } = point ?? { x: 0, y: 0, z: 0 };
  for (let block = 0; block < placedBlocks; block += 1) {
    const dx = (segment.centreX[block] as number) - x;
    const dy = (segment.centreY[block] as number) - y;
    const dz = (segment.centreZ[block] as number) - z;
    const gap = Math.sqrt(dx * dx + dy * dy + dz * dz) - (segment.radius[block] as number);
    if (gap <= reach) found.push({ block, gap: point ? Math.max(0, gap) : 0 });
  }
  return found.sort((a, b) => a.gap - b.gap);
}
