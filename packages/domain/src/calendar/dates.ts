/** Calendar dates as "YYYY-MM-DD" and as day numbers (days since 1970-01-01), without clock or time zone. */

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** @throws {RangeError} when it is not a date of the calendar: 2025-02-29 is not */
export function dateParts(date: string): DateParts {
  const match = pattern.exec(date);
  const parts = { year: Number(match?.[1]), month: Number(match?.[2]), day: Number(match?.[3]) };
  if (!match || formatDate(dayFromParts(parts)) !== date) throw new RangeError("not a calendar date");
  return parts;
}

/** @source H. Hinnant, chrono-compatible low-level date algorithms (days_from_civil) */
function dayFromParts({ year, month, day }: DateParts): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** @throws {RangeError} when it is not a date of the calendar */
export function dayNumber(date: string): number {
  return dayFromParts(dateParts(date));
}

export function formatDate(dayNo: number): string {
  const shifted = dayNo + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export function addDays(date: string, days: number): string {
  return formatDate(dayNumber(date) + days);
}

/** The same day so many months later, or the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = dateParts(date);
  const at = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  const first = dayFromParts({ year: toYear, month: toMonth, day: 1 });
  const next = dayFromParts({ year: Math.floor((at + 1) / 12), month: ((at + 1) % 12) + 1, day: 1 });
  return formatDate(Math.min(first + day, next) - 1);
}

/** 0 Monday to 6 Sunday; 1970-01-01 was a Thursday. */
export function dayOfWeek(dayNo: number): number {
  return (((dayNo + 3) % 7) + 7) % 7;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
