import { setImmediate } from "node:timers/promises";
import { whyNot } from "@posoka/domain/matching/hard-rules";
import { type MatchContext, prepareQuery } from "@posoka/domain/matching/prepare";
import { type Relaxation, relax } from "@posoka/domain/matching/relax";
import type { WhyNot } from "@posoka/domain/matching/results";
import type { OpeningRow, YouthQuery } from "@posoka/domain/matching/rows";

export type NearMiss = { row: OpeningRow; whyNot: WhyNot[] };

export type Survey = {
  possibleTotal: number;
  /** Those nearest to being possible: fewest rules against, then the shortest way, then by id. */
  near: NearMiss[];
  notPossibleTotal: number;
  /** Postings for older people that nothing but age keeps from a minor. */
  adultsOnly: number;
  relaxations: readonly Relaxation[];
};

/** Nobody can change these, or the person asked for them: they are no answer to "why not". */
const silent: ReadonlySet<string> = new Set(["active", "closed", "hidden", "kind"]);

/** Rows after which other requests get their turn: some ten milliseconds. */
const slice = 2000;

/** One pass over all rows: what no ranking answers. A minor learns of postings for older people only how many there are. */
export async function survey(
  query: YouthQuery,
  rows: Iterable<OpeningRow>,
  context: MatchContext,
  options: { minor: boolean; near: number },
): Promise<Survey> {
  const person = prepareQuery(query, context);
  const misses: NearMiss[] = [];
  const single: OpeningRow[] = [];
  let [possibleTotal, adultsOnly, looked] = [0, 0, 0];
  for (const row of rows) {
    looked += 1;
    if (looked % slice === 0) await setImmediate();
    const refusals = whyNot(person, row);
    if (refusals.length === 0) {
      possibleTotal += 1;
      continue;
    }
    if (options.minor && refusals.some(({ rule }) => rule === "age")) {
      if (refusals.length === 1) adultsOnly += 1;
      continue;
    }
    if (refusals.length === 1) single.push(row);
    if (!refusals.some(({ rule }) => silent.has(rule))) misses.push({ row, whyNot: refusals });
  }
  misses.sort((a, b) => a.whyNot.length - b.whyNot.length || kmOf(a) - kmOf(b) || (a.row.id < b.row.id ? -1 : 1));
  return {
    possibleTotal,
    near: misses.slice(0, options.near),
    notPossibleTotal: misses.length,
    adultsOnly,
    relaxations: relax(query, single, context).relaxations,
  };
}

function kmOf(miss: NearMiss): number {
  return miss.whyNot.reduce((km, { params }) => (params["km"] === undefined ? km : Number(params["km"])), 0);
}
