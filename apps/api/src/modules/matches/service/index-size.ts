import type { MatchIndex } from "@posoka/match-index/port";
import { loadedOf } from "../loaded.ts";

/** How many openings the index of this process holds; 0 for one that the feed did not open. */
export function indexSize(index: MatchIndex): number {
  return loadedOf(index)?.get().rows.size ?? 0;
}
