import { dateParts, isLeapYear } from "./calendar/dates.ts";
import type { AgeBand } from "./vocabulary.ts";

/**
 * Whole years on a local date. Who is born on 29 February turns a year older on 1 March in other years.
 *
 * @throws {RangeError} when either is no calendar date
 */
export function ageOn(birthDate: string, date: string): number {
  const born = dateParts(birthDate);
  const on = dateParts(date);
  const reached = on.month > born.month || (on.month === born.month && on.day >= born.day);
  return on.year - born.year - (reached ? 0 : 1);
}

/** The local date from which on the person is at least `age`. */
export function birthdayAt(birthDate: string, age: number): string {
  const { year, month, day } = dateParts(birthDate);
  const target = year + age;
  const leapling = month === 2 && day === 29 && !isLeapYear(target);
  return `${String(target).padStart(4, "0")}-${leapling ? "03-01" : birthDate.slice(5)}`;
}

/** The only form in which a partner sees an age; 30 and over has no band, since such an account no longer takes part. */
export function ageBand(age: number): AgeBand | null {
  if (age < 16) return "under_16";
  if (age < 18) return "16_17";
  if (age < 25) return "18_24";
  return age < 30 ? "25_29" : null;
}

/**
 * Who is born after this date is younger than `years` on `today`. A word to compare dates with, perhaps no date of the
 * calendar: on 29 February it names that day in every year.
 */
export function yearsBefore(today: string, years: number): string {
  return `${String(Number(today.slice(0, 4)) - years).padStart(4, "0")}${today.slice(4)}`;
}
