import { explain } from "@posoka/domain/matching/explain";
import { passes } from "@posoka/domain/matching/hard-rules";
import { compareHits, naiveTopOpenings } from "@posoka/domain/matching/naive";
import { prepareQuery } from "@posoka/domain/matching/prepare";
import type { OpeningRow } from "@posoka/domain/matching/rows";
import { scorePair } from "@posoka/domain/matching/score";
import { candidateWeights } from "@posoka/domain/matching/weights";
import { asQuery, type IndexOptions, matchContext } from "./person.ts";
import type { MatchIndex, PersonRow } from "./port.ts";

/** Objects with filter, map, sort: the oracle of the contract suite and the yardstick of the benchmark. */
export function createNaiveIndex(options: IndexOptions = {}): MatchIndex {
  const context = matchContext(options);
  const forPartners = { ...context, weights: candidateWeights(context.weights) };
  const openings = new Map<string, OpeningRow>();
  const people = new Map<string, PersonRow>();
  let epoch = 0n;

  return {
    epoch: async () => epoch,
    async apply(changes) {
      const before = epoch;
      for (const change of changes) {
        if (change.epoch <= before) continue;
        epoch = change.epoch;
        if (change.type === "opening") openings.set(change.row.id, change.row);
        else if (change.type === "person") people.set(change.row.id, change.row);
        else (change.type === "opening_gone" ? openings : people).delete(change.id);
      }
    },
    topOpenings: async (query, { k }) => naiveTopOpenings([...openings.values()], query, k, context),
    async topCandidates(openingId, { k, ...at }) {
      const row = openings.get(openingId);
      if (!row || row.kind === "visit") return [];
      return [...people.values()]
        .map((person) => ({ id: person.id, prepared: prepareQuery(asQuery(person, at), forPartners) }))
        .filter(({ prepared }) => passes(prepared, row))
        .map(({ id, prepared }) => ({ id, score: scorePair(prepared, row, forPartners) }))
        .sort(compareHits)
        .slice(0, k);
    },
    async explain(query, ids) {
      const person = prepareQuery(query, context);
      return ids.flatMap((id) => {
        const row = openings.get(id);
        return row ? [explain(person, row, context)] : [];
      });
    },
  };
}
