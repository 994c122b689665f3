import type { ContractForm, OpeningKind } from "@posoka/domain/vocabulary";
import type { Posting } from "./posting-document.ts";

const contractsByKind: Readonly<Record<OpeningKind, readonly ContractForm[]>> = {
  job: ["labour_contract", "labour_contract_probation", "training_at_work", "unstated"],
  apprenticeship: ["training_at_work", "school_agreement", "labour_contract", "unstated"],
  school_practice: ["school_agreement", "training_at_work", "unstated"],
  internship: ["internship_contract", "labour_contract", "labour_contract_probation", "training_at_work", "unstated"],
  training: ["course", "training_at_work", "school_agreement", "none"],
  school_class: ["school_agreement", "none"],
  volunteering: ["volunteer_agreement", "unstated"],
  visit: ["none"],
};

export const contractsOf = (kind: OpeningKind): readonly ContractForm[] => contractsByKind[kind];

const teaching: ReadonlySet<OpeningKind> = new Set([
  "training",
  "school_class",
  "apprenticeship",
  "school_practice",
  "internship",
]);
const unpaid: ReadonlySet<OpeningKind> = new Set(["visit", "volunteering"]);
const courses: ReadonlySet<OpeningKind> = new Set(["training", "school_class"]);

/** What a kind is asked for; what it is not asked for stays empty. */
export const asks = {
  pay: (kind: OpeningKind) => !unpaid.has(kind),
  contract: (kind: OpeningKind) => kind !== "visit",
  work: (kind: OpeningKind) => kind !== "visit" && !courses.has(kind),
  givenSkills: (kind: OpeningKind) => teaching.has(kind),
  qualification: (kind: OpeningKind) => courses.has(kind) || kind === "apprenticeship",
  sessions: (kind: OpeningKind) => courses.has(kind),
  requirements: (kind: OpeningKind) => kind !== "visit",
};

/** The posting under another kind: without what this one is not asked for, with a contract that it knows. */
export function asKind(posting: Posting, kind: OpeningKind): Posting {
  const contracts = contractsByKind[kind];
  const contractForm = contracts.includes(posting.contractForm) ? posting.contractForm : (contracts[0] ?? "unstated");
  return {
    ...posting,
    kind,
    contractForm,
    ...(!asks.pay(kind) && { payMin: null, payMax: null }),
    ...(!asks.givenSkills(kind) && { givenSkills: [] }),
    ...(!asks.qualification(kind) && { qualificationCode: "" }),
    ...(!asks.work(kind) && { probationMonths: null }),
    ...(kind === "visit" && { hoursPerDay: null, hoursPerWeek: null, slots: [], endsOn: posting.startsOn }),
    ...(!asks.requirements(kind) && { requiredSkills: [], languages: [], licences: [], minEducation: "none" }),
  };
}
