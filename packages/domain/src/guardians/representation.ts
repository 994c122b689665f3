import { ageOn } from "../ages.ts";
import { addWorkingDays } from "../calendar/working-days.ts";

/** Parent; настойник, under 14; попечител, from 14 to 17; the representative of an adult under запрещение. */
export const guardianKinds = ["parent", "guardian", "trustee", "adult_representative"] as const;
export type GuardianKind = (typeof guardianKinds)[number];

/** From and below which age each kind may act. @source Persons and Family Act 3 to 5, Family Code 153 to 174 */
const ages: Readonly<Record<GuardianKind, readonly [from: number, below: number]>> = {
  parent: [0, 18],
  guardian: [0, 14],
  trustee: [14, 18],
  adult_representative: [18, Infinity],
};

/** Whether a representative of this kind is one for somebody of that age. */
export function fitsAge(kind: GuardianKind, age: number): boolean {
  const [from, below] = ages[kind];
  return age >= from && age < below;
}

/** Whether a representative of this kind may act for the person on that local date: at 18 it ends at midnight. */
export function represents(kind: GuardianKind, birthDate: string, date: string): boolean {
  return fitsAge(kind, ageOn(birthDate, date));
}

/** From 14 on a young person shows the own profile, and a representative reads only what is asked of them. */
export function readsProfile(birthDate: string, date: string): boolean {
  return ageOn(birthDate, date) < 14;
}

/** What stands in the way of asking: nothing, nobody known, nobody found, somebody who says no to all, or a quarrel. */
export const representationStates = ["ok", "unknown", "unreachable", "refusing", "conflicted"] as const;

/** What staff know of it. A code and no words: a note on a parent is read by others one day. */
export const representationNotes = [
  "nobody_named",
  "papers_missing",
  "abroad",
  "no_answer",
  "letter_returned",
  "says_no",
  "disagree",
  "court_pending",
] as const;

/** What a member of staff is asked to do by a date. */
export const representationTasks = ["unknown", "unreachable", "refusing", "conflicted", "link_astray"] as const;
export type RepresentationTask = (typeof representationTasks)[number];

/** What came of it. */
export const taskOutcomes = ["letter_sent", "department_acts", "found", "agreed", "new_link", "not_needed"] as const;

/** Within how many working days, from which date on. Our own choice, dated, so that a change leaves older tasks alone. */
const terms: readonly { from: string; workingDays: number }[] = [{ from: "2026-01-01", workingDays: 5 }];

export function taskDueOn(openedOn: string): string {
  const term = terms.findLast(({ from }) => from <= openedOn) ?? terms[0];
  return addWorkingDays(openedOn, term?.workingDays ?? 0);
}
