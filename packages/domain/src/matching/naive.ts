import { passes } from "./hard-rules.ts";
import { type MatchContext, prepareQuery } from "./prepare.ts";
import type { Hit } from "./results.ts";
import type { OpeningRow, YouthQuery } from "./rows.ts";
import { scorePair } from "./score.ts";

/** Best first, visits last, ties by ascending id. */
export function compareHits(a: Hit, b: Hit): number {
  return (b.score ?? -1) - (a.score ?? -1) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** The definition of the answer, in the plainest form: what every index is held against. */
export function naiveTopOpenings(
  rows: readonly OpeningRow[],
  query: YouthQuery,
  k: number,
  context: MatchContext,
): Hit[] {
  const person = prepareQuery(query, context);
  return rows
    .filter((row) => passes(person, row))
    .map((row) => ({ id: row.id, score: scorePair(person, row, context) }))
    .sort(compareHits)
    .slice(0, k);
}
