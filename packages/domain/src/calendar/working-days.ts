import { addDays, dateParts, dayNumber, dayOfWeek, formatDate } from "./dates.ts";

/** Month and day of the holidays that do not move. @source Labour Code 154(1), since 2017 */
const fixed = ["01-01", "03-03", "05-01", "05-06", "05-24", "09-06", "09-22", "12-24", "12-25", "12-26"] as const;

/** Single days off by decision of the government, Labour Code 154(3). Dated data, added when gazetted. */
const decreed: readonly string[] = [];

/**
 * Orthodox Easter Sunday, valid from 1900 to 2099.
 *
 * @source Meeus, Astronomical Algorithms, the Julian form, plus 13 days
 */
export function orthodoxEaster(year: number): string {
  const moon = (19 * (year % 19) + 15) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const sum = moon + sunday + 114;
  const julian = `${year}-${String(Math.floor(sum / 31)).padStart(2, "0")}-${String((sum % 31) + 1).padStart(2, "0")}`;
  return addDays(julian, 13);
}

/**
 * All days off of a year besides Saturdays and Sundays, sorted. A holiday on a weekend, other than Easter,
 * moves to the first working day or days after it.
 *
 * @source Labour Code 154(1) and (2)
 */
export function publicHolidays(year: number): string[] {
  const easter = dayNumber(orthodoxEaster(year));
  const off = new Set([easter - 2, easter - 1, easter, easter + 1, ...decreed.map(dayNumber)]);
  const holidays = fixed.map((day) => dayNumber(`${year}-${day}`));
  for (const day of holidays) off.add(day);
  for (const day of holidays.filter((holiday) => dayOfWeek(holiday) >= 5)) {
    let moved = day + 1;
    while (dayOfWeek(moved) >= 5 || off.has(moved)) moved += 1;
    off.add(moved);
  }
  return [...off]
    .sort((a, b) => a - b)
    .map(formatDate)
    .filter((date) => date.startsWith(`${year}-`));
}

export function isWorkingDay(date: string): boolean {
  return dayOfWeek(dayNumber(date)) < 5 && !publicHolidays(dateParts(date).year).includes(date);
}

/** The date `days` working days after `from`, which itself does not count; 0 gives `from`. */
export function addWorkingDays(from: string, days: number): string {
  let date = from;
  for (let left = days; left > 0;) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}
