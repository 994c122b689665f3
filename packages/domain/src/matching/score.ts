import { chordSquared, toPoint } from "../places/distance.ts";
import { countBits } from "./masks.ts";
import type { MatchContext, PreparedQuery } from "./prepare.ts";
import { type Factor, factors } from "./results.ts";
import type { InterestVector, OpeningRow } from "./rows.ts";
import type { ScoreWeights } from "./weights.ts";

/** How far each factor is met, 0–10,000; null where one side has no data. */
export type FactorShares = Readonly<Record<Factor, number | null>>;

/** A full share. */
export const wholeShare = 10_000;
/** Score of one point: scores run to 100,000. */
export const pointScore = 1000;

/** Division of whole numbers that drops the rest, as SQL does. */
const divide = (a: number, b: number): number => Math.floor(a / b);

/** Correlation −1 to 1 laid on 0 to 10,000; rounding of the vectors may overshoot by a hair, hence the clamp. */
function interestShare(a: InterestVector, b: InterestVector): number {
  const dot = a.reduce<number>((sum, value, type) => sum + value * (b[type] ?? 0), 0);
  return divide(Math.max(-wholeShare, Math.min(wholeShare, dot)) + wholeShare, 2);
}

function skillShare(
  credit: ReadonlyMap<string, number>,
  skills: OpeningRow["skills"],
  weights: ScoreWeights,
): number | null {
  const whole = skills.reduce((sum, skill) => sum + weights[skill.weight], 0);
  if (whole === 0) return null;
  const met = skills.reduce((sum, skill) => sum + weights[skill.weight] * (credit.get(skill.id) ?? 0), 0);
  return divide(met * 100, whole);
}

/** Half at `halfDistance`, a third at twice that. */
function distanceShare(squared: number, halfDistance: number): number {
  return divide(wholeShare * halfDistance, halfDistance + Math.floor(Math.sqrt(squared)));
}

export function factorShares(person: PreparedQuery, row: OpeningRow, { weights }: MatchContext): FactorShares {
  const { query, point, credit } = person;
  const near = (): number | null => {
    if (!point) return null;
    if (row.remote) return wholeShare;
    return row.place && distanceShare(chordSquared(point, toPoint(row.place)), weights.halfDistance);
  };
  const wished = countBits(query.wishes);
  return {
    interests: query.interests && row.interests && interestShare(query.interests, row.interests),
    skills: skillShare(credit, row.skills, weights),
    distance: near(),
    wishes: wished === 0 ? null : divide(countBits(query.wishes & row.wishes) * wholeShare, wished),
    answering: row.answering === null ? null : row.answering * 100,
  };
}

/** Weights of the factors that have data on both sides. */
export function weightInPlay(shares: FactorShares, weights: ScoreWeights): number {
  return factors.reduce((sum, factor) => sum + (shares[factor] === null ? 0 : weights.factors[factor]), 0);
}

/** 0 to 100,000; 0 when no factor has data. */
export function scoreOf(shares: FactorShares, weights: ScoreWeights): number {
  const whole = weightInPlay(shares, weights);
  const sum = factors.reduce((total, factor) => total + weights.factors[factor] * (shares[factor] ?? 0), 0);
  return whole === 0 ? 0 : divide(sum * 10, whole);
}

/** The score of an opening that passes the hard rules; null for a visit. */
export function scorePair(person: PreparedQuery, row: OpeningRow, context: MatchContext): number | null {
  return row.kind === "visit" ? null : scoreOf(factorShares(person, row, context), context.weights);
}
