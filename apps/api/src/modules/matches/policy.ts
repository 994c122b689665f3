import type { Match } from "@posoka/schema/matches";

/** Lowest points of a band; under the last it is `low`. */
const bandFrom = { very_good: 75, good: 55, fair: 35 } as const;

export function bandOf(points: number | null): Match["band"] {
  if (points === null) return null;
  if (points >= bandFrom.very_good) return "very_good";
  if (points >= bandFrom.good) return "good";
  return points >= bandFrom.fair ? "fair" : "low";
}
