import { type InterestProfile, type InterestType, interestTypes } from "./types.ts";

export const likertValues = [1, 2, 3, 4, 5] as const;
export type LikertValue = (typeof likertValues)[number];

export interface Answer {
  readonly type: InterestType;
  /** From 1 (strongly dislike) to 5 (strongly like). */
  readonly value: LikertValue;
}

/**
 * Turns Likert answers into a RIASEC profile.
 *
 * @param answers one per item; `value` runs from 1 (strongly dislike) to 5 (strongly like)
 * @returns for each type the mean answer rescaled to 0–1; not a percentile, so do not compare between instruments
 * @throws {RangeError} when a type has no answered item: a partial profile would rank low by omission
 * @source Holland (1997), Making Vocational Choices, 3rd ed.; the six types weigh the same
 */
export function scoreInterests(answers: readonly Answer[]): InterestProfile {
  return perType((type) => {
    const values = valuesOf(answers, type);
    if (values.length === 0) throw new RangeError(`no answer for ${type}`);
    return (mean(values) - 1) / 4;
  });
}

/**
 * How unsure each mean is: the standard error on the same 0–1 scale, for the light around the hexagon.
 * With one answer nothing is known of the spread, so it is 0.5; without any it is 1.
 */
export function interestUncertainty(answers: readonly Answer[]): InterestProfile {
  return perType((type) => {
    const values = valuesOf(answers, type);
    if (values.length < 2) return values.length === 0 ? 1 : 0.5;
    const centre = mean(values);
    const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
    return Math.sqrt(variance / values.length) / 4;
  });
}

/**
 * Whether the answers, in the order they were given, look clicked through: one value almost everywhere,
 * or one value more than half the form in a row. A reason to ask kindly, never to throw answers away.
 */
export function looksHurried(values: readonly number[]): boolean {
  if (values.length < 12) return false;
  let longest = 0;
  let run = 0;
  for (const [place, value] of values.entries()) {
    run = place > 0 && values[place - 1] === value ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  const commonest = Math.max(...likertValues.map((value) => values.filter((given) => given === value).length));
  return longest * 2 > values.length || commonest >= values.length * 0.95;
}

function perType(measure: (type: InterestType) => number): InterestProfile {
  return Object.fromEntries(interestTypes.map((type) => [type, measure(type)])) as Record<InterestType, number>;
}

function valuesOf(answers: readonly Answer[], type: InterestType): number[] {
  return answers.filter((answer) => answer.type === type).map((answer) => answer.value);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
