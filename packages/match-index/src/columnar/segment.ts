import { dayNumber } from "@posoka/domain/calendar/dates";
import type { OpeningRow, RequiredSkill } from "@posoka/domain/matching/rows";
import type { ScoreWeights } from "@posoka/domain/matching/weights";
import { toPoint } from "@posoka/domain/places/distance";
import { buildGroups, type Groups } from "./groups.ts";
import { placeInOrder } from "./order.ts";
import { hasMoreLanguages, type LanguageBits, notActive, requiredBits, requirementBits } from "./requirements.ts";
import type { SkillNumbers } from "./skill-numbers.ts";

/** Rows of a block; four words of 32 facets. */
export const blockRows = 128;
export const skillsInRow = 12;
/** `skillCount` of a row whose skills stand in `moreSkills`. */
export const overflowing = 255;

/** Bits of `data`: on which factors a row says something, and what kind of row it is. */
export const hasInterests = 1;
export const hasSkills = 2;
export const hasNearness = 4;
export const hasAnswering = 8;
export const isRemote = 16;
export const isVisit = 32;
export const hasManyLanguages = 64;

/** Openings in columns. Slots run by place, then those without a place, then remote ones, each group filling whole blocks. */
export interface Segment {
  /** By slot; undefined fills a block up. */
  readonly rows: readonly (OpeningRow | undefined)[];
  /** Blocks of openings at a place, then those without any; the rest are remote. */
  readonly placedBlocks: number;
  readonly unplacedBlocks: number;
  readonly blocks: number;
  /** One word of 32 rows per requirement: `facets[word * 64 + bit]`. */
  readonly facets: Int32Array;
  /** Requirements that any row has. */
  readonly used: readonly boolean[];
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly z: Int32Array;
  /** Centre and radius of each block at a place, hectometres. */
  readonly centreX: Int32Array;
  readonly centreY: Int32Array;
  readonly centreZ: Int32Array;
  readonly radius: Int32Array;
  readonly schedule: Int32Array;
  /** ms; Infinity when open-ended. */
  readonly closesAt: Float64Array;
  /** Day number; the lowest when unstated. */
  readonly startsOn: Int32Array;
  readonly minimumAge: Uint8Array;
  /** The ages that occur. */
  readonly ages: readonly number[];
  readonly data: Uint8Array;
  readonly groups: Groups;
  readonly skillCount: Uint8Array;
  readonly skills: Uint16Array;
  readonly skillWeights: Uint8Array;
  /** Sum of the weights of all skills of the row. */
  readonly skillWhole: Uint16Array;
  readonly moreSkills: ReadonlyMap<number, { readonly numbers: Uint16Array; readonly weights: Uint8Array }>;
  readonly wishes: Int32Array;
  readonly answering: Uint8Array;
}

export interface SegmentContext {
  readonly weights: ScoreWeights;
  readonly skills: SkillNumbers;
  readonly languages: LanguageBits;
}

type MutableSegment = Segment & {
  moreSkills: Map<number, { numbers: Uint16Array; weights: Uint8Array }>;
  used: boolean[];
};

/** @throws {RangeError} when more than 65,535 skills are named, or the weights of one row pass 65,535 */
export function buildSegment(openings: readonly OpeningRow[], context: SegmentContext): Segment {
  const order = placeInOrder(openings, blockRows);
  const size = order.rows.length;
  const blocks = size / blockRows;
  const segment: MutableSegment = {
    ...order,
    blocks,
    facets: new Int32Array((size / 32) * requirementBits),
    used: Array.from({ length: requirementBits }, () => false),
    x: new Int32Array(size),
    y: new Int32Array(size),
    z: new Int32Array(size),
    centreX: new Int32Array(blocks),
    centreY: new Int32Array(blocks),
    centreZ: new Int32Array(blocks),
    radius: new Int32Array(blocks),
    schedule: new Int32Array(size),
    closesAt: new Float64Array(size).fill(Infinity),
    startsOn: new Int32Array(size).fill(-(2 ** 31)),
    minimumAge: new Uint8Array(size),
    ages: [...new Set(openings.map((row) => row.minimumAge))],
    data: new Uint8Array(size),
    groups: buildGroups(order.rows, context.skills),
    skillCount: new Uint8Array(size),
    skills: new Uint16Array(size * skillsInRow),
    skillWeights: new Uint8Array(size * skillsInRow),
    skillWhole: new Uint16Array(size),
    moreSkills: new Map(),
    wishes: new Int32Array(size),
    answering: new Uint8Array(size),
  };
  for (const [slot, row] of order.rows.entries()) {
    if (row) writeRow(segment, slot, row, context);
    else setFacet(segment, slot, notActive);
  }
  for (let block = 0; block < order.placedBlocks; block += 1) writeBounds(segment, block);
  return segment;
}

export function setFacet(segment: Segment, slot: number, bit: number): void {
  const at = (slot >> 5) * requirementBits + bit;
  segment.facets[at] = (segment.facets[at] as number) | (1 << (slot & 31));
}

function writeRow(segment: MutableSegment, slot: number, row: OpeningRow, context: SegmentContext): void {
  const bits = requiredBits(row, context.languages);
  for (const bit of bits) {
    setFacet(segment, slot, bit);
    segment.used[bit] = true;
  }
  segment.schedule[slot] = row.schedule;
  segment.closesAt[slot] = row.closesAt ?? Infinity;
  if (row.startsOn !== null) segment.startsOn[slot] = dayNumber(row.startsOn);
  segment.minimumAge[slot] = row.minimumAge;
  segment.wishes[slot] = row.wishes;
  segment.answering[slot] = row.answering ?? 0;
  if (row.place) {
    const { x, y, z } = toPoint(row.place);
    segment.x[slot] = x;
    segment.y[slot] = y;
    segment.z[slot] = z;
  }
  writeSkills(segment, slot, row.skills, context);
  segment.data[slot] =
    (row.interests ? hasInterests : 0) |
    ((segment.skillWhole[slot] as number) > 0 ? hasSkills : 0) |
    (row.remote || row.place ? hasNearness : 0) |
    (row.answering === null ? 0 : hasAnswering) |
    (row.remote ? isRemote : 0) |
    (row.kind === "visit" ? isVisit : 0) |
    (hasMoreLanguages(bits) ? hasManyLanguages : 0);
}

function writeSkills(
  segment: MutableSegment,
  slot: number,
  list: readonly RequiredSkill[],
  context: SegmentContext,
): void {
  const { weights, skills } = context;
  const sorted = [...list].sort((a, b) => weights[b.weight] - weights[a.weight]);
  const numbers = sorted.map(({ id }) => skills.numberOf(id));
  const own = sorted.map(({ weight }) => weights[weight]);
  const whole = own.reduce((a, b) => a + b, 0);
  if (whole > 65_535) throw new RangeError("too many skills in one opening");
  segment.skillWhole[slot] = whole;
  segment.skillCount[slot] = list.length > skillsInRow ? overflowing : list.length;
  if (list.length > skillsInRow) {
    segment.moreSkills.set(slot, { numbers: Uint16Array.from(numbers), weights: Uint8Array.from(own) });
    return;
  }
  segment.skills.set(numbers, slot * skillsInRow);
  segment.skillWeights.set(own, slot * skillsInRow);
}

/** Centre as the mean of the block's points, radius rounded up, so that no row lies outside. */
function writeBounds(segment: Segment, block: number): void {
  const { x, y, z, rows } = segment;
  const slots = Array.from({ length: blockRows }, (_, place) => block * blockRows + place).filter((slot) => rows[slot]);
  const mean = (column: Int32Array): number =>
    Math.round(slots.reduce((sum, slot) => sum + (column[slot] as number), 0) / slots.length);
  const [cx, cy, cz] = [mean(x), mean(y), mean(z)];
  const far = slots.map((slot) =>
    Math.hypot((x[slot] as number) - cx, (y[slot] as number) - cy, (z[slot] as number) - cz),
  );
  segment.centreX[block] = cx;
  segment.centreY[block] = cy;
  segment.centreZ[block] = cz;
  segment.radius[block] = Math.ceil(Math.max(...far)) + 1;
}
