import { ageOn } from "@posoka/domain/ages";
import { dateParts } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";

export type BirthParts = { day: string; month: string; year: string };
export type BirthCheck =
  | { problem: "birthMissing" | "birthWrong" | "birthFuture" }
  | { birthDate: string; group: "too_young" | "inert" | "open" };

/** What a birth date means for an account on the day of `now`. The server decides; this tells before anything is sent. */
export function checkBirthDate({ day, month, year }: BirthParts, now: Date): BirthCheck {
  if (day === "" || month === "" || !/^\d{4}$/.test(year)) return { problem: "birthMissing" };
  const birthDate = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  try {
    dateParts(birthDate);
  } catch {
    return { problem: "birthWrong" };
  }
  const today = sofiaDate(now);
  if (birthDate > today) return { problem: "birthFuture" };
  const age = ageOn(birthDate, today);
  if (age > 110) return { problem: "birthWrong" };
  return { birthDate, group: age < 13 ? "too_young" : age < 14 ? "inert" : "open" };
}
