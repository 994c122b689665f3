import type { ContractForm, OpeningKind } from "../vocabulary.ts";
import { readShift, type ShiftFacts } from "./shift.ts";

/** What a posting states. Null and "unstated" mean that nobody said it, never that it is harmless. */
export interface WorkFacts extends ShiftFacts {
  readonly kind: OpeningKind;
  readonly contractForm: ContractForm;
  readonly hoursPerDay: number | null;
  readonly hoursPerWeek: number | null;
  readonly hazards: "none" | "some" | "unstated";
  /** A named member of staff confirmed light work that does not hinder school. */
  readonly staffConfirmed: boolean;
}

export type LawfulAge = 13 | 14 | 15 | 16 | 18;

/** Why an age holds: a text key, and act and article it rests on. */
export interface AgeRule {
  readonly code: string;
  readonly article: string;
}

export interface LawfulMinimumAge {
  readonly minimumAge: LawfulAge;
  /** At least one: those that led to the age. */
  readonly rules: readonly AgeRule[];
}

interface DatedRule extends AgeRule {
  readonly age: LawfulAge;
  readonly holds: (facts: WorkFacts) => boolean;
}

/** Contracts under which a minor may work, per kind; no civil contract and no unpaid trial is among them. */
const workContracts: Readonly<Partial<Record<OpeningKind, readonly ContractForm[]>>> = {
  job: ["labour_contract", "labour_contract_probation", "training_at_work"],
  internship: ["labour_contract", "labour_contract_probation", "internship_contract", "training_at_work"],
  apprenticeship: ["labour_contract", "labour_contract_probation", "training_at_work", "school_agreement"],
  school_practice: ["school_agreement", "training_at_work"],
  volunteering: ["volunteer_agreement"],
};

const learning: readonly ContractForm[] = ["course", "school_agreement", "none", "unstated"];

/** Whether somebody works there; a training under a contract for work is work, whatever it is called. */
function isWork({ kind, contractForm }: Pick<WorkFacts, "kind" | "contractForm">): boolean {
  return workContracts[kind] !== undefined || !learning.includes(contractForm);
}

const unstatedHours = ({ hoursPerDay, hoursPerWeek }: WorkFacts) => hoursPerDay === null || hoursPerWeek === null;
const allowedContract = ({ kind, contractForm }: WorkFacts) =>
  (workContracts[kind] ?? ["training_at_work", "internship_contract", "labour_contract"]).includes(contractForm);
const isContractWork = ({ kind }: WorkFacts) => kind === "job" || kind === "internship";

/**
 * The highest age wins. In force since 2017-01-01 at the latest; secondary sources, to be confirmed by a lawyer.
 * Work under 15, and the extra freedoms of performers, are not carried.
 */
const rules: readonly DatedRule[] = [
  {
    code: "contract_unstated",
    article: "labour_code 301",
    age: 18,
    holds: (f) => isWork(f) && f.contractForm === "unstated",
  },
  {
    code: "contract_not_for_minors",
    article: "labour_code 301",
    age: 18,
    holds: (f) => isWork(f) && f.contractForm !== "unstated" && !allowedContract(f),
  },
  { code: "hours_unstated", article: "labour_code 305(3)", age: 18, holds: (f) => isWork(f) && unstatedHours(f) },
  { code: "shift_unstated", article: "labour_code 140(4)", age: 18, holds: (f) => isWork(f) && readShift(f) === null },
  {
    code: "hazards_unstated",
    article: "labour_code 304",
    age: 18,
    holds: (f) => isWork(f) && f.hazards === "unstated",
  },
  { code: "hazards", article: "labour_code 304", age: 18, holds: (f) => f.hazards === "some" },
  {
    code: "night_work",
    article: "labour_code 140(4)",
    age: 18,
    holds: (f) => f.nightWork === true || readShift(f)?.night === true,
  },
  { code: "over_7_hours_a_day", article: "labour_code 305(3)", age: 18, holds: (f) => isWork(f) && overADay(f) },
  {
    code: "over_35_hours_a_week",
    article: "labour_code 305(3)",
    age: 18,
    holds: (f) => isWork(f) && notWithin(f.hoursPerWeek, 35),
  },
  {
    code: "evening_under_16",
    article: "labour_code 140(2)",
    age: 16,
    holds: (f) => isWork(f) && readShift(f)?.evening === true,
  },
  {
    code: "light_work_unconfirmed",
    article: "labour_code 302(2)",
    age: 16,
    holds: (f) => isContractWork(f) && !f.staffConfirmed,
  },
  {
    code: "dual_training",
    article: "vocational_education_act 17a",
    age: 16,
    holds: (f) => f.kind === "apprenticeship",
  },
  {
    code: "practice_unconfirmed",
    article: "labour_code 303",
    age: 16,
    holds: (f) => f.kind === "school_practice" && !f.staffConfirmed,
  },
  {
    code: "training_at_work",
    article: "labour_code 303",
    age: 16,
    holds: (f) => workContracts[f.kind] === undefined && isWork(f),
  },
  {
    code: "light_work",
    article: "labour_code 302(2)",
    age: 15,
    holds: (f) => isContractWork(f) || f.kind === "school_practice",
  },
  { code: "volunteer_from_15", article: "youth_act 38", age: 15, holds: (f) => f.kind === "volunteering" },
  { code: "learning_from_14", article: "personal_data_act 25c", age: 14, holds: (f) => f.kind === "training" },
  { code: "looking_from_13", article: "platform 1", age: 13, holds: () => true },
];

const notWithin = (hours: number | null, limit: number) => hours !== null && !(hours > 0 && hours <= limit);

/** Stated hours count, and so does a shift that leaves more than 7 after an hour of rest. */
function overADay(facts: WorkFacts): boolean {
  return notWithin(facts.hoursPerDay, 7) || (readShift(facts)?.hours ?? 0) > 8;
}

/** The youngest age at which an opening is lawful, as far as stated facts tell; what is unstated counts against. */
export function lawfulMinimumAge(facts: WorkFacts): LawfulMinimumAge {
  const holding = rules.filter((rule) => rule.holds(facts));
  const minimumAge = holding.reduce<LawfulAge>((age, rule) => (rule.age > age ? rule.age : age), 13);
  const leading = holding.filter((rule) => rule.age === minimumAge);
  return { minimumAge, rules: leading.map(({ code, article }) => ({ code, article })) };
}

export function openToMinors(facts: WorkFacts): boolean {
  return lawfulMinimumAge(facts).minimumAge < 18;
}
