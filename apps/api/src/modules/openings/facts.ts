import { lawfulMinimumAge, type LawfulMinimumAge } from "@posoka/domain/labour-law/lawful-minimum-age";
import { belowMinimumWage } from "@posoka/domain/labour-law/minimum-wage";
import { scheduleSlots } from "@posoka/domain/matching/masks";
import { type ReviewedSubject } from "@posoka/domain/openings/states";
import type { openings } from "@posoka/db/schema/openings";
import { AppError, type FieldError } from "@posoka/schema/errors";
import type { OpeningDraft } from "@posoka/schema/openings";

export type OpeningColumns = typeof openings.$inferSelect;
/** The columns a partner writes. */
export type StatedColumns = Pick<
  OpeningColumns,
  | "kind"
  | "language"
  | "title"
  | "description"
  | "conditions"
  | "occupationId"
  | "ekatte"
  | "remote"
  | "seats"
  | "startsOn"
  | "endsOn"
  | "closesOn"
  | "shiftStart"
  | "shiftEnd"
  | "schedule"
  | "hoursPerDay"
  | "hoursPerWeek"
  | "contractForm"
  | "probationMonths"
  | "minAge"
  | "hazards"
  | "minEducation"
  | "languages"
  | "licences"
  | "payMin"
  | "payMax"
  | "payPeriod"
  | "lodging"
  | "transport"
  | "accessible"
  | "qualificationCode"
>;

type Facts = Pick<
  OpeningColumns,
  "kind" | "contractForm" | "hoursPerDay" | "hoursPerWeek" | "shiftStart" | "shiftEnd" | "schedule" | "hazards"
>;

/** The youngest lawful age under the stated facts; a slot at night is night work even without a shift. */
export function lawfulAge(facts: Facts, staffConfirmed: boolean): LawfulMinimumAge {
  const nightWork = scheduleSlots(facts.schedule).some(({ part }) => part === "night") ? true : null;
  return lawfulMinimumAge({ ...facts, nightWork, staffConfirmed });
}

/** What staff confirmed for minors; a change of any of it needs a new confirmation. */
const factColumns = [
  "kind",
  "contractForm",
  "hoursPerDay",
  "hoursPerWeek",
  "shiftStart",
  "shiftEnd",
  "schedule",
  "hazards",
  "conditions",
  "title",
  "description",
  "occupationId",
] as const satisfies readonly (keyof StatedColumns)[];

const reviewedColumns: Readonly<Record<ReviewedSubject, readonly (keyof StatedColumns)[]>> = {
  title: ["title", "kind", "language", "occupationId"],
  pay: ["payMin", "payMax", "payPeriod"],
  hours: ["shiftStart", "shiftEnd", "schedule", "hoursPerDay", "hoursPerWeek", "startsOn", "endsOn"],
  place: ["ekatte", "remote", "lodging"],
  conditions: ["conditions", "contractForm", "probationMonths", "hazards", "minAge"],
};

const differs = (before: StatedColumns, after: StatedColumns) => (column: keyof StatedColumns) =>
  JSON.stringify(before[column]) !== JSON.stringify(after[column]);

/** The subjects a reviewer looked at that an edit changes. */
export function changedSubjects(before: StatedColumns, after: StatedColumns): ReviewedSubject[] {
  const subjects = Object.keys(reviewedColumns) as ReviewedSubject[];
  return subjects.filter((subject) => reviewedColumns[subject].some(differs(before, after)));
}

export function factsChanged(before: StatedColumns, after: StatedColumns): boolean {
  return factColumns.some(differs(before, after));
}

/** Kinds that give skills besides asking for some. */
const teaches = new Set(["training", "school_class", "apprenticeship", "school_practice", "internship"]);

export type FieldFaults = Record<string, FieldError>;

/** Faults that a draft shows by itself, by field; references are looked up apart. `today` is a local date. */
export function faultsOfDraft(draft: OpeningDraft, today: string): FieldFaults {
  const faults: FieldFaults = {};
  if (draft.closesOn < today) faults["closesOn"] = "in_the_past";
  if (draft.startsOn !== null && draft.endsOn !== null && draft.endsOn < draft.startsOn) faults["endsOn"] = "too_small";
  if (draft.shiftStart !== null && draft.shiftEnd === null) faults["shiftEnd"] = "required";
  if (draft.shiftStart === null && draft.shiftEnd !== null) faults["shiftStart"] = "required";
  if (draft.pay && draft.pay.max < draft.pay.min) faults["pay.max"] = "too_small";
  if (draft.givenSkills.length > 0 && !teaches.has(draft.kind)) faults["givenSkills"] = "bad_choice";
  return faults;
}

/** Contracts under which the minimum wage is owed, whatever the posting calls itself. */
const waged = new Set(["labour_contract", "labour_contract_probation", "internship_contract"]);

type Paid = Pick<OpeningColumns, "kind" | "contractForm" | "payMin" | "payPeriod" | "hoursPerWeek" | "startsOn">;

/** Whether a posting offers less than the minimum wage of its first day. */
export function paysTooLittle(opening: Paid, today: string): boolean {
  const { payMin, payPeriod, hoursPerWeek, startsOn } = opening;
  if (payPeriod === null || !(opening.kind === "job" || waged.has(opening.contractForm))) return false;
  return belowMinimumWage(payMin, payPeriod, hoursPerWeek, startsOn !== null && startsOn > today ? startsOn : today);
}

/**
 * What a posting must have to be reviewed or seen, on this local date.
 *
 * @throws {AppError} `invalid_input` with every fault by field
 */
export function refuseUnfit(opening: OpeningColumns, today: string): void {
  const faults: FieldFaults = {};
  if (opening.description === "") faults["description"] = "required";
  if (opening.ekatte === null && !opening.remote) faults["ekatte"] = "required";
  if (opening.closesOn < today) faults["closesOn"] = "in_the_past";
  if (paysTooLittle(opening, today)) faults["pay.min"] = "below_minimum";
  if (Object.keys(faults).length > 0) throw new AppError("invalid_input", { fields: faults });
}
