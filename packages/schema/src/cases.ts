import { applicationStates } from "@posoka/domain/vocabulary";
import { z } from "zod";
import { youthStates } from "./accounts.ts";
import { count, done, flag, id, isoDate, isoDateTime, line, paging, searchWords, text, version } from "./fields.ts";
import { route } from "./route.ts";

/** Who met the young person. */
export const confirmationPlaces = ["staff", "school", "child_protection"] as const;

/** How staff relate to a young person: the own case, one of the unit, or nobody's yet. Others do not exist for them. */
export const caseRelations = ["own", "unit", "unassigned"] as const;

const youthRow = z.object({
  id,
  relation: z.enum(caseRelations),
  caseWorkerName: z.string().nullable(),
  userName: z.string(),
  name: z.string(),
  age: z.int(),
  state: z.enum(youthStates),
  signedUpAt: isoDateTime,
  /** Null and 0 as long as the case is nobody's: first somebody takes it. */
  mentorName: z.string().nullable(),
  applications: count,
});
export type YouthRow = z.infer<typeof youthRow>;

export const listYouths = route({
  method: "GET",
  path: "/api/v1/staff/youths",
  summary: "The own cases, those of the unit for a supervisor, and who has no case worker; those to meet first",
  access: ["staff"],
  identifies: true,
  query: z.strictObject({ q: searchWords.default(""), state: z.enum(youthStates).optional(), ...paging }),
  reply: z.object({ items: z.array(youthRow), total: count }),
});

const youthParams = z.strictObject({ youthId: id });

export const youthCase = youthRow.extend({
  birthDate: isoDate,
  confirmation: z
    .object({ metOn: isoDate, place: z.enum(confirmationPlaces), by: z.string(), at: isoDateTime })
    .nullable(),
  mentor: z.object({ id, name: z.string(), since: isoDateTime }).nullable(),
  applicationRows: z.array(
    z.object({
      id,
      title: z.string(),
      organisationName: z.string(),
      state: z.enum(applicationStates),
      appliedAt: isoDateTime,
      version,
    }),
  ),
});
export type YouthCase = z.infer<typeof youthCase>;

export const getYouth = route({
  method: "GET",
  path: "/api/v1/staff/youths/:youthId",
  summary: "One young person: who, what waits, which mentor",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  reply: youthCase,
  errors: ["not_found"],
});

export const confirmYouth = route({
  method: "POST",
  path: "/api/v1/staff/youths/:youthId/confirmation",
  summary: "Record that the person was met: who and when, no document kept",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  body: z.strictObject({ metOn: isoDate, place: z.enum(confirmationPlaces) }),
  reply: done,
  errors: ["not_found", "conflict"],
});

export const correctBirthDate = route({
  method: "PUT",
  path: "/api/v1/staff/youths/:youthId/birth-date",
  summary: "Correct a birth date, with the reason",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  body: z.strictObject({ birthDate: isoDate, reason: line(200, 3) }),
  reply: done,
  errors: ["not_found", "too_young"],
});

/** Who signed, of the recorded representatives; absent only while none is recorded. */
const representativeId = id.nullable().default(null);

/** A verified proof of the representative's consent; the signed paper stays in the charity's archive. */
export const consentProofs = ["signed_in_person", "signed_paper", "court_decision", "guardianship_authority"] as const;

export const recordRepresentativeConsent = route({
  method: "POST",
  path: "/api/v1/staff/youths/:youthId/representative-consent",
  summary: "Record the verified consent that opens the account of a person under 14",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  body: z.strictObject({ proof: z.enum(consentProofs), archiveNumber: line(40), representativeId }),
  reply: done,
  errors: ["not_found", "conflict"],
});

export const answerForRepresentative = route({
  method: "POST",
  path: "/api/v1/staff/applications/:applicationId/representative",
  summary: "Record the representative's answer to an application that waits for it",
  access: ["staff"],
  identifies: true,
  params: z.strictObject({ applicationId: id }),
  body: z.strictObject({
    agreed: flag,
    proof: z.enum(consentProofs),
    archiveNumber: line(40),
    representativeId,
    version,
  }),
  reply: done,
  errors: ["not_found", "stale_version", "conflict", "opening_closed"],
});

export const answerRequestOnPaper = route({
  method: "POST",
  path: "/api/v1/staff/representative-requests/:requestId/paper",
  summary: "Record what a representative wrote: yes or no to what a partner may see, or that a yes is taken back",
  access: ["staff"],
  identifies: true,
  params: z.strictObject({ requestId: id }),
  body: z.strictObject({
    act: z.enum(["given", "refused", "withdrawn"]),
    proof: z.enum(consentProofs),
    archiveNumber: line(40),
    representativeId,
  }),
  reply: done,
  errors: ["not_found", "conflict"],
});

export const listMentors = route({
  method: "GET",
  path: "/api/v1/staff/mentors",
  summary: "Mentors with their vetting and how many they accompany",
  access: ["staff"],
  identifies: true,
  reply: z.object({
    items: z.array(
      z.object({ id, name: z.string(), vetted: z.boolean(), vettedUntil: isoDate.nullable(), accompanies: count }),
    ),
  }),
});

export const vettingKinds = ["conviction_certificate", "register_check", "training", "references"] as const;

export const recordVetting = route({
  method: "POST",
  path: "/api/v1/staff/mentors/:mentorId/vetting",
  summary: "Record one vetting check: its kind, outcome and end; never the document or its content",
  access: ["staff"],
  identifies: true,
  params: z.strictObject({ mentorId: id }),
  body: z.strictObject({ kind: z.enum(vettingKinds), passed: flag, validTo: isoDate }),
  reply: done,
  errors: ["not_found", "forbidden"],
});

export const assignMentor = route({
  method: "POST",
  path: "/api/v1/staff/youths/:youthId/mentor",
  summary: "Assign a vetted mentor to a confirmed young person; a profile review starts waiting",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  body: z.strictObject({ mentorId: id, note: text(500) }),
  reply: done,
  errors: ["not_found", "not_confirmed", "not_vetted", "conflict"],
});

/** One thing that waits for a person. */
const waitingItem = z.object({
  kind: z.enum([
    "organisation_approval",
    "opening_review",
    "youth_confirmation",
    "representative_consent",
    "representative_answer",
    "reply_overdue",
    "review_waiting",
    // An organisation that opened most of the cards of a day, or all; shown for two days.
    "view_quota",
    "retention_notice",
    "representation_unknown",
    "representation_unreachable",
    "representation_refusing",
    "representation_conflicted",
    "representation_link_astray",
    "case_without_worker",
  ]),
  /** Id of the thing itself: organisation, opening, youth, application or review. */
  id,
  /** The young person it is about, whose case staff open to settle it. */
  youthId: id.nullable(),
  title: z.string(),
  detail: z.string(),
  since: isoDateTime,
  dueOn: isoDate,
  owner: z.string().nullable(),
});
export type WaitingItem = z.infer<typeof waitingItem>;

export const getToday = route({
  method: "GET",
  path: "/api/v1/staff/today",
  summary: "Everything that waits for staff, the most urgent first",
  access: ["staff"],
  identifies: true,
  query: z.strictObject(paging),
  reply: z.object({ items: z.array(waitingItem), total: count, today: isoDate }),
});
