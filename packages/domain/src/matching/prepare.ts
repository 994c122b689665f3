import { birthdayAt } from "../ages.ts";
import { dayNumber } from "../calendar/dates.ts";
import { chordOf, type Point, toPoint } from "../places/distance.ts";
import type { OwnSkill, SkillRelation, YouthQuery } from "./rows.ts";
import type { ScoreWeights } from "./weights.ts";

/** From a skill to those it partly gives. Built once, used for everybody. */
export type SkillGraph = ReadonlyMap<string, readonly { readonly to: string; readonly percent: number }[]>;

export interface MatchContext {
  readonly weights: ScoreWeights;
  readonly graph: SkillGraph;
}

/** A person with everything computed that does not depend on the opening. */
export interface PreparedQuery {
  readonly query: YouthQuery;
  /** Percent of each skill the person has, own and related; absent means none. */
  readonly credit: ReadonlyMap<string, number>;
  readonly point: Point | null;
  /** Square of the reach in hectometres; Infinity = anywhere or place not told. */
  readonly reachSquared: number;
  readonly todayNumber: number;
  readonly hidden: ReadonlySet<string>;
}

export function skillGraph(relations: readonly SkillRelation[]): SkillGraph {
  const graph = new Map<string, { to: string; percent: number }[]>();
  for (const { from, to, percent } of relations) {
    const list = graph.get(from);
    if (list) list.push({ to, percent });
    else graph.set(from, [{ to, percent }]);
  }
  return graph;
}

/** One step through the graph; the best of several ways counts, never their sum. */
export function expandSkills(skills: readonly OwnSkill[], { weights, graph }: MatchContext): Map<string, number> {
  const credit = new Map<string, number>();
  const raise = (id: string, percent: number) => {
    if (percent > (credit.get(id) ?? 0)) credit.set(id, percent);
  };
  for (const { id, level } of skills) {
    const own = weights.levelCredit[level];
    raise(id, own);
    for (const { to, percent } of graph.get(id) ?? []) raise(to, Math.floor((own * percent) / 100));
  }
  return credit;
}

/** Infinity when distance is no limit, -1 when only remote openings are. */
export function reachSquared(query: Pick<YouthQuery, "place" | "reachKm">): number {
  if (query.reachKm === null) return Infinity;
  if (query.reachKm <= 0) return -1;
  return query.place === null ? Infinity : chordOf(query.reachKm) ** 2;
}

export function prepareQuery(query: YouthQuery, context: MatchContext): PreparedQuery {
  return {
    query,
    credit: expandSkills(query.skills, context),
    point: query.place && toPoint(query.place),
    reachSquared: reachSquared(query),
    todayNumber: dayNumber(query.today),
    hidden: new Set(query.hidden),
  };
}

/** The day number from which the person has an age; an opening that starts then or later is lawful for them. */
export function dayOfAge(query: Pick<YouthQuery, "birthDate">, age: number): number {
  return dayNumber(birthdayAt(query.birthDate, age));
}
