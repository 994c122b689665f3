import { startDate, speaks } from "@posoka/domain/matching/hard-rules";
import { expandSkills, type MatchContext, reachSquared } from "@posoka/domain/matching/prepare";
import type { Hit } from "@posoka/domain/matching/results";
import type { OpeningRow } from "@posoka/domain/matching/rows";
import { candidateWeights } from "@posoka/domain/matching/weights";
import { toPoint } from "@posoka/domain/places/distance";
import { licences } from "@posoka/domain/vocabulary";
import type { PersonRow } from "../port.ts";
import type { SkillNumbers } from "./skill-numbers.ts";
import { createTopHeap } from "./top-heap.ts";

/** People in columns, in the order of `rows`. */
export interface People {
  readonly rows: readonly PersonRow[];
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly z: Int32Array;
  readonly reach: Float64Array;
  readonly remote: Uint8Array;
  readonly education: Uint8Array;
  readonly licences: Int32Array;
  readonly schedule: Int32Array;
  /** Birth date as the number yyyymmdd. */
  readonly born: Int32Array;
  readonly interests: Int8Array;
  readonly hasInterests: Uint8Array;
  /** Where the skills of a person, own and related, begin; one entry more than there are people. */
  readonly skillsFrom: Int32Array;
  readonly skills: Uint16Array;
  readonly credit: Uint8Array;
}

const dateNumber = (date: string): number => Number(date.replaceAll("-", ""));
const licenceMask = (list: readonly string[]): number =>
  licences.reduce((mask, licence, place) => mask | (list.includes(licence) ? 1 << place : 0), 0);

export function buildPeople(rows: readonly PersonRow[], context: MatchContext, numbers: SkillNumbers): People {
  const expanded = rows.map((row) => [...expandSkills(row.skills, context)]);
  const points = rows.map((row) => (row.place ? toPoint(row.place) : { x: 0, y: 0, z: 0 }));
  const skillsFrom = new Int32Array(rows.length + 1);
  for (const [at, list] of expanded.entries()) skillsFrom[at + 1] = (skillsFrom[at] as number) + list.length;
  const flat = expanded.flat();
  const interests = new Int8Array(rows.length * 6);
  for (const [at, row] of rows.entries()) interests.set(row.interests ?? [], at * 6);
  return {
    rows,
    x: Int32Array.from(points, ({ x }) => x),
    y: Int32Array.from(points, ({ y }) => y),
    z: Int32Array.from(points, ({ z }) => z),
    reach: Float64Array.from(rows, reachSquared),
    remote: Uint8Array.from(rows, (row) => Number(row.wantsRemote)),
    education: Uint8Array.from(rows, (row) => row.education),
    licences: Int32Array.from(rows, (row) => licenceMask(row.licences)),
    schedule: Int32Array.from(rows, (row) => row.schedule),
    born: Int32Array.from(rows, (row) => dateNumber(row.birthDate)),
    interests,
    hasInterests: Uint8Array.from(rows, (row) => Number(row.interests !== null)),
    skillsFrom,
    skills: Uint16Array.from(flat, ([id]) => numbers.numberOf(id)),
    credit: Uint8Array.from(flat, ([, percent]) => percent),
  };
}

/** The forward search turned round: the opening's skills as a dense table, the people in a row. Same arithmetic. */
export function searchPeople(
  people: People,
  row: OpeningRow,
  options: { readonly k: number; readonly today: string; readonly now: number },
  context: { readonly match: MatchContext; readonly numbers: SkillNumbers },
): Hit[] {
  if (!row.active || row.kind === "visit" || (row.closesAt !== null && row.closesAt <= options.now)) return [];
  const weights = candidateWeights(context.match.weights);
  const heap = createTopHeap(options.k, (at) => (people.rows[at] as PersonRow).id);
  const possible = possiblePeople(people, row, options.today);
  const wanted = new Uint8Array(context.numbers.size());
  for (const skill of row.skills) wanted[context.numbers.numberOf(skill.id)] = weights[skill.weight];
  const whole = row.skills.reduce((sum, skill) => sum + weights[skill.weight], 0);
  const { interests: interestWeight, skills: skillWeight } = weights.factors;
  const skillsInPlay = whole === 0 ? 0 : skillWeight;

  for (let at = 0; at < people.rows.length; at += 1) {
    if (!possible(at)) continue;
    let inPlay = skillsInPlay;
    let sum = 0;
    if (row.interests && people.hasInterests[at] === 1) {
      let dot = 0;
      for (let type = 0; type < 6; type += 1)
        dot += (row.interests[type] as number) * (people.interests[at * 6 + type] as number);
      sum = interestWeight * ((Math.max(-10_000, Math.min(10_000, dot)) + 10_000) >> 1);
      inPlay += interestWeight;
    }
    if (whole > 0) {
      let met = 0;
      const end = people.skillsFrom[at + 1] as number;
      for (let skill = people.skillsFrom[at] as number; skill < end; skill += 1) {
        met += (wanted[people.skills[skill] as number] as number) * (people.credit[skill] as number);
      }
      sum += skillWeight * Math.floor((met * 100) / whole);
    }
    const score = inPlay === 0 ? 0 : Math.floor((sum * 10) / inPlay);
    if (score >= heap.floor()) heap.offer(score, at);
  }
  return heap.hits();
}

function possiblePeople(people: People, row: OpeningRow, today: string): (at: number) => boolean {
  const needs = licenceMask(row.licences);
  const point = row.place && toPoint(row.place);
  // 29 February plus n years is a number that 1 March passes and 28 February does not: no special case.
  const bornBy = dateNumber(startDate(row, today)) - row.minimumAge * 10_000;
  const near = (at: number): boolean => {
    if (row.remote) return people.remote[at] === 1;
    const reach = people.reach[at] as number;
    if (reach === Infinity) return true;
    if (!point || reach < 0) return false;
    const [dx, dy, dz] = [
      (people.x[at] as number) - point.x,
      (people.y[at] as number) - point.y,
      (people.z[at] as number) - point.z,
    ];
    return dx * dx + dy * dy + dz * dz <= reach;
  };
  return (at) => {
    if ((people.education[at] as number) < row.minEducation || (people.born[at] as number) > bornBy) return false;
    if ((needs & ~(people.licences[at] as number)) !== 0) return false;
    const free = people.schedule[at] as number;
    if (row.schedule !== 0 && free !== 0 && (row.schedule & free) === 0) return false;
    return near(at) && row.languages.every((pair) => speaks((people.rows[at] as PersonRow).languages, pair));
  };
}
