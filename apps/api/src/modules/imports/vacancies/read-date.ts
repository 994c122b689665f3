import { addDays, dateParts } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";

/**
 * The local date that a source states, null for an empty text. A year or a month alone is read as its last day, the
 * latest it can mean.
 *
 * @throws {RangeError} when the text is no date
 */
export function readDate(text: string): string | null {
  const written = text.trim();
  if (written === "") return null;
  const bulgarian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?)?$/.exec(written);
  if (bulgarian) {
    const [, day = "", month = "", year = ""] = bulgarian;
    return checked(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  }
  if (/^\d{4}$/.test(written)) return `${written}-12-31`;
  if (/^\d{4}-\d{2}$/.test(written)) return lastDay(written);
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return checked(written);
  const moment = Date.parse(written);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(written) || Number.isNaN(moment)) throw new RangeError("not a date");
  return sofiaDate(new Date(moment));
}

function checked(date: string): string {
  dateParts(date);
  return date;
}

function lastDay(month: string): string {
  const next = addDays(checked(`${month}-28`), 4);
  return addDays(next, -Number(next.slice(8)));
}
