import { speaks } from "@posoka/domain/matching/hard-rules";
import { countBits } from "@posoka/domain/matching/masks";
import type { InterestVector } from "@posoka/domain/matching/rows";
import { nearestBlocks, type NearBlock, type Plan, planScan, type Scan, whole } from "./plan.ts";
import { requirementBits } from "./requirements.ts";
import {
  blockRows,
  hasAnswering,
  hasInterests,
  hasManyLanguages,
  hasNearness,
  hasSkills,
  isRemote,
  isVisit,
  overflowing,
  type Segment,
  skillsInRow,
} from "./segment.ts";
import type { TopHeap } from "./top-heap.ts";

const wordsInBlock = blockRows / 32;
const factorBits = hasInterests | hasSkills | hasNearness | hasAnswering;

/** Offers every possible opening of a segment that can still enter the heap. */
export function scanSegment(segment: Segment, scan: Scan, heap: TopHeap): void {
  const { query, reachSquared } = scan.person;
  const { placedBlocks, unplacedBlocks, blocks } = segment;
  const plan = planScan(segment, scan);
  scanBlocks(segment, scan, plan, heap, nearestBlocks(segment, scan.person));
  const remoteFrom = placedBlocks + unplacedBlocks;
  const from = reachSquared === Infinity ? placedBlocks : remoteFrom;
  const to = query.wantsRemote ? blocks : remoteFrom;
  const others = Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ block: from + at, gap: 0 }));
  scanBlocks(segment, scan, plan, heap, others);
}

/**
 * The arithmetic of `scoreOf`, in whole numbers. A row is left as soon as full shares of what is not yet looked at
 * could not lift it to the heap's floor; a row equal to the floor is looked at, since the id decides there.
 * One long function, on purpose: nothing in it is captured by an inner one, so the columns stay in registers.
 */
function scanBlocks(segment: Segment, scan: Scan, plan: Plan, heap: TopHeap, list: readonly NearBlock[]): void {
  const { facets, x, y, z, schedule, closesAt, data, minimumAge, startsOn, wishes, answering } = segment;
  const { ofSlot } = segment.groups;
  const { lacking, reached, wished, known, inPlay, aside, touched, interestParts } = plan;
  const { query, point, todayNumber, reachSquared } = scan.person;
  const { now, schedule: free, wishes: wanted, interests } = query;
  const {
    distance: nearWeight,
    wishes: wishWeight,
    answering: answerWeight,
    skills: skillWeight,
  } = scan.weights.factors;
  const half = scan.weights.halfDistance;
  const [px, py, pz] = [point?.x ?? 0, point?.y ?? 0, point?.z ?? 0];
  const lacks = lacking.length;
  const cut = new Float64Array(16);
  const needed = new Float64Array(16);

  for (const { block, gap } of list) {
    // Once per block: the floor of a moment ago is lower than now, so it is safe.
    const floor = heap.floor();
    for (let has = 0; has < 16; has += 1) {
      const near = (has & hasNearness) === 0 ? 0 : nearWeight * nearShare(gap * gap, half);
      cut[has] = (floor * (inPlay[has] as number)) / 10;
      needed[has] = (cut[has] as number) - (aside[has] as number) * whole - near;
    }
    for (let word = block * wordsInBlock, end = word + wordsInBlock; word < end; word += 1) {
      const base = word * requirementBits;
      let out = 0;
      for (let lack = 0; lack < lacks; lack += 1) out |= facets[base + (lacking[lack] as number)] as number;
      for (let left = ~out; left !== 0; left &= left - 1) {
        const slot = (word << 5) + 31 - Math.clz32(left & -left);
        const traits = data[slot] as number;
        const has = traits & known & factorBits;
        const group = ofSlot[slot] as number;
        let sum = interestParts[group] as number;
        if (sum < 0) {
          sum =
            interestPart(segment.groups.interests, interests as InterestVector, group) * scan.weights.factors.interests;
          interestParts[group] = sum;
        }
        const mayCover = touched[group] === 1;
        if (sum + (mayCover ? skillWeight * whole : 0) < (needed[has] as number)) continue;

        const times = schedule[slot] as number;
        if (times !== 0 && free !== 0 && (times & free) === 0) continue;
        if ((closesAt[slot] as number) <= now) continue;
        if (reached !== null) {
          const from = reached[minimumAge[slot] as number] as number;
          if (from > todayNumber && from > (startsOn[slot] as number)) continue;
        }
        const remote = (traits & isRemote) !== 0;
        const dx = (x[slot] as number) - px;
        const dy = (y[slot] as number) - py;
        const dz = (z[slot] as number) - pz;
        const squared = dx * dx + dy * dy + dz * dz;
        if (!remote && squared > reachSquared) continue;
        if ((traits & isVisit) !== 0) {
          offer(segment, scan, heap, -1, slot);
          continue;
        }
        if ((has & hasInterests) === 0) sum = 0;
        if (wished > 0) sum += wishWeight * (((countBits(wanted & (wishes[slot] as number)) * whole) / wished) | 0);
        if ((has & hasAnswering) !== 0) sum += answerWeight * (answering[slot] as number) * 100;
        if ((has & hasNearness) !== 0) sum += nearWeight * (remote ? whole : nearShare(squared, half));
        if ((has & hasSkills) !== 0 && mayCover) {
          if (sum + skillWeight * whole < (cut[has] as number)) continue;
          sum += skillWeight * coverage(segment, scan.credit, slot);
        }
        if (sum < (cut[has] as number)) continue;
        const total = inPlay[has] as number;
        offer(segment, scan, heap, total === 0 ? 0 : ((sum * 10) / total) | 0, slot);
      }
    }
  }
}

function nearShare(squared: number, half: number): number {
  return ((whole * half) / (half + Math.floor(Math.sqrt(squared)))) | 0;
}

function interestPart(groups: Int8Array, [r, i, a, s, e, c]: InterestVector, group: number): number {
  const at = group * 8;
  const dot =
    r * (groups[at] as number) +
    i * (groups[at + 1] as number) +
    a * (groups[at + 2] as number) +
    s * (groups[at + 3] as number) +
    e * (groups[at + 4] as number) +
    c * (groups[at + 5] as number);
  return (Math.max(-whole, Math.min(whole, dot)) + whole) >> 1;
}

function coverage(segment: Segment, credit: Uint8Array, slot: number): number {
  const { skills, skillWeights, skillCount, skillWhole } = segment;
  const count = skillCount[slot] as number;
  let met = 0;
  if (count === overflowing) {
    const more = segment.moreSkills.get(slot);
    more?.numbers.forEach((skill, place) => (met += (more.weights[place] as number) * (credit[skill] as number)));
  } else {
    for (let at = slot * skillsInRow, end = at + count; at < end; at += 1) {
      met += (skillWeights[at] as number) * (credit[skills[at] as number] as number);
    }
  }
  return ((met * 100) / (skillWhole[slot] as number)) | 0;
}

/** The last rules, which need the row itself, only for rows that would enter. */
function offer(segment: Segment, { person, firstRow }: Scan, heap: TopHeap, score: number, slot: number): void {
  if (score < heap.floor()) return;
  const { hidden, query } = person;
  if (hidden.size > 0 && hidden.has(segment.rows[slot]?.id ?? "")) return;
  const many = ((segment.data[slot] as number) & hasManyLanguages) !== 0;
  if (many && !segment.rows[slot]?.languages.every((pair) => speaks(query.languages, pair))) return;
  heap.offer(score, slot + firstRow);
}
