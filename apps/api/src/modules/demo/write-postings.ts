import type { Tx } from "@posoka/db/client";
import { addDays } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { OpeningDraft } from "@posoka/schema/openings";
import { actOnMyOpening } from "../openings/service/act-on-opening.ts";
import { reviewOpening } from "../openings/service/review-opening.ts";
import { createOpening } from "../openings/service/write-opening.ts";
import { contextFor, demoId, type DemoDeps } from "./cast.ts";
import { partnerOf } from "./people.ts";
import { type DemoPosting, demoPostings } from "./postings.ts";
import { readOccupation, readOpeningVersion } from "./queries.ts";

/** Every posting goes the way of a real one: its partner writes and submits it, staff publish it. */
export async function writePostings(tx: Tx, deps: DemoDeps, tenantId: string): Promise<void> {
  const staff = contextFor(tx, deps, tenantId, { login: "demo-staff", role: "staff" });
  for (const posting of demoPostings) {
    const id = demoId(posting.key);
    const partner = contextFor(tx, deps, tenantId, {
      login: partnerOf(posting.by),
      role: "partner",
      organisation: posting.by,
    });
    const { version } = await createOpening(partner, id, await draftOf(tx, posting, sofiaDate(deps.now())));
    await actOnMyOpening(partner, id, { act: "submit", version });
    if (posting.inReview === true) continue;
    const review = { decision: "publish", reason: "", minorFactsConfirmed: posting.lightWork === true } as const;
    await reviewOpening(staff, id, { ...review, version: await readOpeningVersion(tx, id) });
  }
}

export function datesOf({ startsIn, closesIn }: DemoPosting, today: string): { startsOn: string; closesOn: string } {
  return { startsOn: addDays(today, startsIn), closesOn: addDays(today, closesIn) };
}

async function draftOf(tx: Tx, posting: DemoPosting, today: string): Promise<OpeningDraft> {
  const { kind, title, description, conditions, ekatte, seats, shift, contract, pay, education } = posting;
  const occupation = await readOccupation(tx, posting.occupation);
  const gives = kind === "training" || kind === "apprenticeship";
  const asks = kind === "visit" || kind === "training" ? [] : occupation.skills.slice(0, gives ? 2 : 4);
  return {
    kind,
    language: "bg",
    title,
    description,
    conditions,
    occupationId: occupation.id,
    ekatte,
    remote: posting.key === "web-training",
    seats,
    ...datesOf(posting, today),
    endsOn: null,
    shiftStart: shift?.[0] ?? null,
    shiftEnd: shift?.[1] ?? null,
    slots: [],
    hoursPerDay: shift?.[2] ?? null,
    hoursPerWeek: shift?.[3] ?? null,
    contractForm: contract,
    probationMonths: contract === "labour_contract_probation" ? 3 : null,
    minAge: null,
    hazards: "none",
    minEducation: education,
    languages: [],
    licences: [],
    pay: pay && { min: pay[0], max: pay[1], period: pay[2] },
    lodging: posting.lodging === true,
    transport: false,
    accessible: posting.by === "center",
    // What one comes with is wished for; only the first is a must, since these are places to learn.
    requiredSkills: asks.map(({ id }, at) => ({ id, essential: at === 0 && kind !== "volunteering" })),
    givenSkills: gives ? occupation.skills.map(({ id }) => id) : [],
    qualificationCode: "",
  };
}
