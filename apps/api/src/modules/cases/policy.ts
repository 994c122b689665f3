/**
 * Who is born after this date is younger than `years` on `today`. A word to compare dates with, perhaps no date of the
 * calendar: on 29 February it names that day in every year.
 */
export function yearsBefore(today: string, years: number): string {
  return `${String(Number(today.slice(0, 4)) - years).padStart(4, "0")}${today.slice(4)}`;
}
