/** How many different cards one organisation may open on a local day, by when that began to hold; newest last. */
const quotas: readonly { from: string; cards: number }[] = [{ from: "2026-01-01", cards: 200 }];

export function cardsADay(date: string): number {
  const held = quotas.filter(({ from }) => from <= date).at(-1) ?? quotas[0];
  if (!held) throw new RangeError("no quota known");
  return held.cards;
}

/** Shares of the quota, in percent, at which the team is told. */
export const alertShares = [80, 100] as const;

/** The highest of these shares that was passed between two counts of a day, or null. */
export function alertBetween(before: number, after: number, quota: number): (typeof alertShares)[number] | null {
  return alertShares.findLast((share) => before * 100 < quota * share && after * 100 >= quota * share) ?? null;
}
