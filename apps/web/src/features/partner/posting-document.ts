import { addDays } from "@posoka/domain/calendar/dates";
import { lawfulMinimumAge, type LawfulMinimumAge } from "@posoka/domain/labour-law/lawful-minimum-age";
import { belowMinimumWage } from "@posoka/domain/labour-law/minimum-wage";
import type { ContractForm, PayPeriod } from "@posoka/domain/vocabulary";
import type { Opening, OpeningDraft, PublicOpening } from "@posoka/schema/openings";

type Named = { id: string; label: string };

/** A posting as the form edits it: with the labels of what was chosen. */
export type Posting = Omit<OpeningDraft, "occupationId" | "ekatte" | "requiredSkills" | "givenSkills" | "pay"> & {
  occupation: Named | null;
  place: { ekatte: string; name: string } | null;
  requiredSkills: Opening["requiredSkills"];
  givenSkills: Opening["givenSkills"];
  payMin: number | null;
  payMax: number | null;
  payPeriod: PayPeriod;
};

/** `today` is a local date; the last day to apply starts thirty days later. */
export function blankPosting(today: string): Posting {
  return {
    kind: "internship",
    language: "bg",
    title: "",
    description: "",
    conditions: "",
    occupation: null,
    place: null,
    remote: false,
    seats: 1,
    startsOn: null,
    endsOn: null,
    closesOn: addDays(today, 30),
    shiftStart: null,
    shiftEnd: null,
    slots: [],
    hoursPerDay: null,
    hoursPerWeek: null,
    contractForm: "internship_contract",
    probationMonths: null,
    minAge: null,
    hazards: "unstated",
    minEducation: "none",
    languages: [],
    licences: [],
    payMin: null,
    payMax: null,
    payPeriod: "month",
    lodging: false,
    transport: false,
    accessible: false,
    requiredSkills: [],
    givenSkills: [],
    qualificationCode: "",
  };
}

/** What form and server call by the same name. One that is forgotten fails the build, below. */
const shared = [
  "kind",
  "language",
  "title",
  "description",
  "conditions",
  "remote",
  "seats",
  "startsOn",
  "endsOn",
  "closesOn",
  "shiftStart",
  "shiftEnd",
  "slots",
  "hoursPerDay",
  "hoursPerWeek",
  "contractForm",
  "probationMonths",
  "minAge",
  "hazards",
  "minEducation",
  "languages",
  "licences",
  "lodging",
  "transport",
  "accessible",
  "requiredSkills",
  "givenSkills",
  "qualificationCode",
] as const satisfies readonly (keyof Opening & keyof Posting)[];

export function postingOf(opening: Opening): Posting {
  const { occupationId, occupationTitle, ekatte, placeName, pay } = opening;
  const same = Object.fromEntries(shared.map((name) => [name, opening[name]])) as Pick<
    Opening,
    (typeof shared)[number]
  >;
  return {
    ...same,
    occupation: occupationId === null ? null : { id: occupationId, label: occupationTitle ?? "" },
    place: ekatte === null ? null : { ekatte, name: placeName ?? "" },
    payMin: pay?.min ?? null,
    payMax: pay?.max ?? null,
    payPeriod: pay?.period ?? "month",
  };
}

/** One of the two given: it is both. */
export function payOf({ payMin, payMax, payPeriod }: Posting): OpeningDraft["pay"] {
  const [min, max] = [payMin ?? payMax, payMax ?? payMin];
  return min === null || max === null ? null : { min, max, period: payPeriod };
}

export function draftOf(posting: Posting): OpeningDraft {
  const {
    occupation,
    place,
    requiredSkills,
    givenSkills,
    payMin: _min,
    payMax: _max,
    payPeriod: _period,
    ...rest
  } = posting;
  return {
    ...rest,
    pay: payOf(posting),
    occupationId: occupation?.id ?? null,
    ekatte: place?.ekatte ?? null,
    requiredSkills: requiredSkills.map(({ id, essential }) => ({ id, essential })),
    givenSkills: givenSkills.map(({ id }) => id),
  };
}

/** As everybody would read it. */
export function previewOf(
  posting: Posting,
  known: { id: string; organisationName: string; adultsOnly: boolean; now: string },
): PublicOpening {
  const {
    occupation,
    place,
    payMin: _min,
    payMax: _max,
    payPeriod: _period,
    minAge: _age,
    hazards: _hazards,
    qualificationCode: _code,
    ...rest
  } = posting;
  return {
    ...rest,
    id: known.id,
    organisationName: known.organisationName,
    occupation: occupation && { id: occupation.id, title: occupation.label },
    place: place && { name: place.name, province: "" },
    pay: payOf(posting),
    adultsOnly: known.adultsOnly,
    publishedAt: known.now,
    external: null,
    appliesHere: true,
  };
}

/** From which age the facts on the form are lawful, before and after staff have looked at them. */
export function agesOf(posting: Posting): { now: LawfulMinimumAge; confirmed: LawfulMinimumAge } {
  const nightWork = posting.slots.some(({ part }) => part === "night") ? true : null;
  const facts = (staffConfirmed: boolean) => lawfulMinimumAge({ ...posting, nightWork, staffConfirmed });
  return { now: facts(false), confirmed: facts(true) };
}

const waged: ReadonlySet<ContractForm> = new Set([
  "labour_contract",
  "labour_contract_probation",
  "internship_contract",
]);

export function paysTooLittle(posting: Posting, today: string): boolean {
  const pay = payOf(posting);
  if (!pay || !(posting.kind === "job" || waged.has(posting.contractForm))) return false;
  const from = posting.startsOn !== null && posting.startsOn > today ? posting.startsOn : today;
  return belowMinimumWage(pay.min, pay.period, posting.hoursPerWeek, from);
}

export type MissingPart = "description" | "place" | "closes" | "pay";

/** What review would send back at once. */
export function missingFor(posting: Posting, today: string): MissingPart[] {
  const missing: [MissingPart, boolean][] = [
    ["description", posting.description.trim() === ""],
    ["place", posting.place === null && !posting.remote],
    ["closes", posting.closesOn < today],
    ["pay", paysTooLittle(posting, today)],
  ];
  return missing.filter(([, isMissing]) => isMissing).map(([part]) => part);
}
