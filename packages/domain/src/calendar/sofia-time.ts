import { addDays } from "./dates.ts";

/** The time zone of every deadline and birthday. */
const timeZone = "Europe/Sofia";

const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });

/** YYYY-MM-DD as a calendar on the wall in Sofia shows it. */
export function sofiaDate(at: Date): string {
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]}`;
}

/** The first instant of a local date; right through both clock changes, since Sofia is 2 or 3 hours ahead of UTC. */
export function startOfSofiaDay(date: string): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const summer = new Date(midnight - 3 * 3_600_000);
  return sofiaDate(summer) === date ? summer : new Date(midnight - 2 * 3_600_000);
}

/** The first instant after a local date: a deadline on that date holds until just before it. */
export function endOfSofiaDay(date: string): Date {
  return startOfSofiaDay(addDays(date, 1));
}
