import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { explain, reasonsOf } from "@posoka/domain/matching/explain";
import { prepareQuery } from "@posoka/domain/matching/prepare";
import type { Explanation, Reason } from "@posoka/domain/matching/results";
import type { YouthQuery } from "@posoka/domain/matching/rows";
import { factorShares } from "@posoka/domain/matching/score";
import { candidateWeights } from "@posoka/domain/matching/weights";
import { matchContext } from "@posoka/match-index/person";
import type { Context } from "../../../context.ts";
import { readOpeningFacts } from "../index-queries.ts";
import { loadedOf } from "../loaded.ts";
import { toOpeningRow } from "../opening-row.ts";

function contextOf(ctx: Context) {
  return loadedOf(ctx.deps.index)?.get().context ?? matchContext({});
}

/** One pair in full from the database as it is now, which may be a second ahead of the index. */
export async function explainOne(ctx: Context, query: YouthQuery, openingId: string): Promise<Explanation | null> {
  const [facts] = await readOpeningFacts(ctx.db, { ids: [openingId] }, sofiaDate(ctx.now()));
  if (!facts) return null;
  const context = contextOf(ctx);
  return explain(prepareQuery(query, context), toOpeningRow(facts), context);
}

/**
 * Reasons for a partner's card: of interests and skills alone, and there also when a hard rule says no, so that
 * nothing beyond the card can be read from what is missing. A visit ranks nobody.
 */
export async function reasonsForCards(
  ctx: Context,
  openingId: string,
  people: ReadonlyMap<string, YouthQuery>,
): Promise<Map<string, Reason[]>> {
  const [facts] = people.size === 0 ? [] : await readOpeningFacts(ctx.db, { ids: [openingId] }, sofiaDate(ctx.now()));
  if (!facts || facts.kind === "visit") return new Map();
  const row = toOpeningRow(facts);
  const own = contextOf(ctx);
  const context = { ...own, weights: candidateWeights(own.weights) };
  return new Map(
    [...people].map(([id, query]) => {
      const person = prepareQuery(query, context);
      return [id, reasonsOf(person, row, factorShares(person, row, context), context)];
    }),
  );
}
