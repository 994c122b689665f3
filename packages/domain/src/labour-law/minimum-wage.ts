import type { PayPeriod } from "../vocabulary.ts";

export interface MinimumWage {
  /** First local date it holds. */
  readonly from: string;
  /** Euro cents for a full month of 40 hours a week. */
  readonly month: number;
  /** Euro cents for an hour. */
  readonly hour: number;
  readonly source: string;
}

/** Newest last. Leva of 2025 at 1.95583. */
const minimumWages: readonly MinimumWage[] = [
  { from: "2025-01-01", month: 55_066, hour: 332, source: "ПМС 359/2024: 1077 лв., 6.49 лв." },
  { from: "2026-01-01", month: 62_020, hour: 374, source: "ПМС 2025: 620.20 евро, 3.74 евро" },
];

/** The wage that holds on a date; the first one for dates before it. */
export function minimumWageOn(date: string): MinimumWage {
  const held = minimumWages.filter(({ from }) => from <= date).at(-1) ?? minimumWages[0];
  if (!held) throw new RangeError("no minimum wage known");
  return held;
}

/**
 * Whether pay for work stands below the minimum wage of its time.
 *
 * @param payMin the lower end of the range, euro before tax; null when unstated, which is not below
 * @param hoursPerWeek null counts as full time: part-time pay needs its hours stated
 * @returns false for `once`, which no law compares
 */
export function belowMinimumWage(
  payMin: number | null,
  period: PayPeriod,
  hoursPerWeek: number | null,
  date: string,
): boolean {
  if (payMin === null || period === "once") return false;
  const wage = minimumWageOn(date);
  const hours = Math.min(40, hoursPerWeek ?? 40);
  const month = (wage.month * hours) / 40;
  const least = { hour: wage.hour, day: (wage.hour * hours) / 5, month, year: month * 12 };
  return Math.round(payMin * 100) < Math.floor(least[period]);
}
