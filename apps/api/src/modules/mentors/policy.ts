import { vettingKinds } from "@posoka/schema/cases";

export type VettingRecord = { kind: (typeof vettingKinds)[number]; passed: boolean; validTo: string };

/**
 * The last day on which all four checks are passed and valid, or null when one is missing, failed or over.
 *
 * @param newest the newest record of each kind
 */
export function vettedUntil(newest: readonly VettingRecord[], today: string): string | null {
  const good = newest.filter((record) => record.passed && record.validTo >= today);
  if (!vettingKinds.every((kind) => good.some((record) => record.kind === kind))) return null;
  return good.map((record) => record.validTo).sort()[0] ?? null;
}

type Review = { state: "waiting" | "claimed" | "done"; claimEndsAt: Date | null };

/** An open profile closes by itself when its time is over. */
export function isClaimed(review: Review, at: Date): boolean {
  return review.state === "claimed" && review.claimEndsAt !== null && review.claimEndsAt > at;
}
