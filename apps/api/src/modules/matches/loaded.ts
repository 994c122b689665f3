import type { MatchContext } from "@posoka/domain/matching/prepare";
import type { OpeningRow } from "@posoka/domain/matching/rows";
import type { MatchIndex } from "@posoka/match-index/port";
import type { Cursor } from "./index-queries.ts";

/** What stands behind an index: the same rows for questions that no port answers, as "what is not possible and why". */
export type Loaded = {
  inner: MatchIndex;
  rows: Map<string, OpeningRow>;
  context: MatchContext;
  cursor: Cursor;
  epoch: bigint;
  catalogue: string;
};

export type Feed = { get: () => Loaded; swap: (next: Loaded) => void; running: Promise<void> | null };

const feeds = new WeakMap<MatchIndex, Feed>();

export function setLoaded(index: MatchIndex, feed: Feed): void {
  feeds.set(index, feed);
}

/** Undefined for an index that was not opened by the feed, as a stand-in of a test. */
export function loadedOf(index: MatchIndex): Feed | undefined {
  return feeds.get(index);
}
