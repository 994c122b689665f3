import type { Factor } from "./results.ts";

/** Everything the score can be tuned by. Whole numbers, so that every implementation agrees to the bit. */
export interface ScoreWeights {
  /** Kept in every receipt: a list can be replayed with the weights it was made with. */
  readonly version: string;
  /** Sum at most 100. A factor without data on one side is left out and the rest share its weight. */
  readonly factors: Readonly<Record<Factor, number>>;
  readonly essential: number;
  readonly optional: number;
  /** Percent of a skill that levels 1, 2 and 3 count for. */
  readonly levelCredit: Readonly<Record<1 | 2 | 3, number>>;
  /** Hectometres at which nearness is worth half. */
  readonly halfDistance: number;
}

export const scoreWeights: ScoreWeights = {
  version: "2026-1",
  factors: { interests: 35, skills: 35, distance: 15, wishes: 10, answering: 5 },
  essential: 3,
  optional: 1,
  levelCredit: { 1: 60, 2: 100, 3: 100 },
  halfDistance: 150,
};

/** For a partner's list of people: only what stands on the card, so place and wishes cannot be read from an order. */
export function candidateWeights(weights: ScoreWeights): ScoreWeights {
  return { ...weights, factors: { ...weights.factors, distance: 0, wishes: 0, answering: 0 } };
}
