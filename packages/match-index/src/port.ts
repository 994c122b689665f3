import type { OpeningRow, YouthQuery } from "@posoka/domain/matching/rows";
import type { Explanation, Hit } from "@posoka/domain/matching/results";

/** A person as a partner's search knows them: date and hidden openings come with the question. */
export type PersonRow = Omit<YouthQuery, "today" | "now" | "kinds" | "hidden"> & { readonly id: string };

/** One row of the outbox as the index reads it. Epochs only grow; what stands at or below the epoch before a call is left out. */
export type Change = { readonly epoch: bigint } & (
  | { readonly type: "opening"; readonly row: OpeningRow }
  | { readonly type: "opening_gone"; readonly id: string }
  | { readonly type: "person"; readonly row: PersonRow }
  | { readonly type: "person_gone"; readonly id: string }
);

/** Ranking by hard rules and score. Every implementation gives the same ids and scores; ties stand by ascending id. */
export interface MatchIndex {
  /** The last change applied; 0 before the first. */
  epoch(): Promise<bigint>;
  apply(changes: readonly Change[]): Promise<void>;
  /** The best `k`, visits (which have no score) last. */
  topOpenings(query: YouthQuery, options: { readonly k: number }): Promise<Hit[]>;
  /**
   * People for whom the opening is possible, ranked by what stands on their card.
   * Empty for an unknown opening and for a visit, which ranks nobody.
   */
  topCandidates(
    openingId: string,
    options: { readonly k: number; readonly today: string; readonly now: number },
  ): Promise<Hit[]>;
  /** In the order of `ids`; unknown ones are left out. Names openings for adults too: the caller hides them from minors. */
  explain(query: YouthQuery, ids: readonly string[]): Promise<Explanation[]>;
}
