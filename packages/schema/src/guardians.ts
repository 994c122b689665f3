import {
  guardianKinds,
  representationNotes,
  representationStates,
  representationTasks,
  taskOutcomes,
} from "@posoka/domain/guardians/representation";
import { requestPurposes, requestStates } from "@posoka/domain/guardians/requests";
import { interestTypes } from "@posoka/domain/interests/types";
import { daysOfWeek, educationLevels, openingKinds, partsOfDay } from "@posoka/domain/vocabulary";
import { z } from "zod";
import { sharedFields } from "./applications.ts";
import { session } from "./accounts.ts";
import { count, done, email, flag, id, isoDate, isoDateTime, line, linkToken, password } from "./fields.ts";
import { qrCode } from "./factors.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

const language = interfaceLanguage.default("bg");

// For staff: who represents a young person, and what stands in the way.

/** What was looked at; it stays in the archive, identity papers are never kept. */
export const representativeProofs = ["birth_certificate", "court_decision", "guardianship_authority"] as const;

const acts = ["given", "refused", "withdrawn"] as const;

const representative = z.object({
  id,
  name: z.string(),
  kind: z.enum(guardianKinds),
  email: z.string().nullable(),
  proof: z.enum(representativeProofs).nullable(),
  archiveNumber: z.string().nullable(),
  checkedBy: z.string(),
  checkedAt: isoDateTime,
  /** False when the age of the young person no longer fits the kind. */
  counts: z.boolean(),
  /** `none`: no way in yet; `invited`: a link runs until `linkUntil`; `open`: the person signs in. */
  access: z.enum(["none", "invited", "open"]),
  linkUntil: isoDateTime.nullable(),
});
export type Representative = z.infer<typeof representative>;

const task = z.object({ id, kind: z.enum(representationTasks), openedAt: isoDateTime, dueOn: isoDate });
export type RepresentationTaskRow = z.infer<typeof task>;

/** What the young person wants a partner to see, and until when; of another request nothing. */
const share = z.object({ fields: z.array(z.enum(sharedFields)), until: isoDate }).nullable();

const askedRow = z.object({
  id,
  purpose: z.enum(requestPurposes),
  /** Of an application. */
  title: z.string().nullable(),
  share,
  state: z.enum(requestStates),
  askedAt: isoDateTime,
  /** Newest word of each; `who` is null for a paper that names nobody of the list. */
  answers: z.array(z.object({ who: z.string().nullable(), act: z.enum(acts), at: isoDateTime, onPaper: z.boolean() })),
});

export const representation = z.object({
  /** How many must agree. */
  signatories: z.int().min(1).max(2),
  /** Nothing that a representative sees or gets may tell where the young person is. */
  protectedPlace: z.boolean(),
  state: z.enum(representationStates),
  stateSince: isoDateTime.nullable(),
  note: z.enum(representationNotes).nullable(),
  version: z.int(),
  representatives: z.array(representative),
  requests: z.array(askedRow),
  tasks: z.array(task),
});
export type Representation = z.infer<typeof representation>;

const youthParams = z.strictObject({ youthId: id });
const representativeParams = z.strictObject({ representativeId: id });

export const getRepresentation = route({
  method: "GET",
  path: "/api/v1/staff/youths/:youthId/representation",
  summary: "Who represents a young person, what was asked and answered, and what stands in the way",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  reply: representation,
  errors: ["not_found"],
});

export const saveRepresentation = route({
  method: "PUT",
  path: "/api/v1/staff/youths/:youthId/representation",
  summary: "How many must agree, whether the place is protected, and what stands in the way; an obstacle opens a task",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  body: z.strictObject({
    signatories: z.int().min(1).max(2),
    protectedPlace: flag,
    state: z.enum(representationStates),
    note: z.enum(representationNotes).nullable(),
    /** 0 when nothing was recorded yet. */
    version: z.int().min(0).max(2_000_000_000),
  }),
  reply: done,
  errors: ["not_found", "stale_version"],
});

export const recordRepresentative = route({
  method: "POST",
  path: "/api/v1/staff/youths/:youthId/representatives",
  summary: "Record a representative whose papers were checked: what was checked and by whom, never the paper",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  body: z.strictObject({
    name: line(80, 2),
    kind: z.enum(guardianKinds),
    email: email.nullable(),
    proof: z.enum(representativeProofs),
    archiveNumber: line(40),
    language,
  }),
  status: 201,
  reply: z.object({ id }),
  errors: ["not_found", "not_lawful"],
});

export const endRepresentative = route({
  method: "POST",
  path: "/api/v1/staff/representatives/:representativeId/end",
  summary: "A person represents the young person no longer, from this moment on",
  access: ["staff"],
  identifies: true,
  params: representativeParams,
  reply: done,
  errors: ["not_found"],
});

export const inviteRepresentative = route({
  method: "POST",
  path: "/api/v1/staff/representatives/:representativeId/link",
  summary: "A link for the representative, by their own mail or on a sheet, and the code that staff tell them apart",
  access: ["staff"],
  identifies: true,
  params: representativeParams,
  body: z.strictObject({ by: z.enum(["mail", "hand"]) }),
  status: 201,
  reply: z.object({
    /** Six digits, told by phone or in person and never sent with the link. */
    code: z.string(),
    /** By hand only; a mailed link is seen by its reader alone. */
    sheet: z.object({ link: z.string(), qr: qrCode }).nullable(),
    sentTo: z.string().nullable(),
    expiresAt: isoDateTime,
  }),
  errors: ["not_found", "conflict", "fresh_needed", "rate_limited"],
});

export const finishRepresentationTask = route({
  method: "POST",
  path: "/api/v1/staff/representation-tasks/:taskId/done",
  summary: "A dated task about a representative is done, with what came of it",
  access: ["staff"],
  identifies: true,
  params: z.strictObject({ taskId: id }),
  body: z.strictObject({ outcome: z.enum(taskOutcomes) }),
  reply: done,
  errors: ["not_found", "conflict"],
});

export const getRepresentationLetter = route({
  method: "GET",
  path: "/api/v1/staff/youths/:youthId/representation/letter",
  summary: "The letter to the child-protection department about what stands in the way, as PDF in base64",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  reply: z.object({ fileName: z.string(), mediaType: z.literal("application/pdf"), content: z.base64() }),
  errors: ["not_found", "conflict"],
});

// The one-time link. Its three operations say nothing about the young person before link and code are right.

const linkCode = z
  .string()
  .max(20)
  .overwrite((value) => value.replace(/\s/g, ""))
  .check(z.regex(/^\d{6}$/));

export const lookAtGuardianLink = route({
  method: "POST",
  path: "/api/v1/auth/guardian/look",
  summary: "Whether a representative's link is good; opened where a young person is signed in it ends",
  access: "public",
  body: z.strictObject({ token: linkToken }),
  reply: z.object({ userName: z.string() }),
  errors: ["link_used", "rate_limited"],
});

export const openByGuardianLink = route({
  method: "POST",
  path: "/api/v1/auth/guardian",
  summary: "Open the representative's account by link and code",
  access: "public",
  body: z.strictObject({ token: linkToken, code: linkCode, password }),
  reply: session,
  errors: ["link_used", "rate_limited"],
});

export const takeGuardianLink = route({
  method: "POST",
  path: "/api/v1/me/guardian-link",
  summary: "Somebody who has an account already takes the link: the child is added to it",
  access: ["guardian", "mentor", "partner", "staff", "institution", "volunteer", "admin"],
  body: z.strictObject({ token: linkToken, code: linkCode }),
  reply: session,
  errors: ["link_used", "rate_limited"],
});

// For the representative.

const requestRow = z.object({
  id,
  /** Of the link and not of the person. */
  childId: id,
  childName: z.string(),
  purpose: z.enum(requestPurposes),
  state: z.enum(requestStates),
  askedAt: isoDateTime,
  /** Of an application. */
  kind: z.enum(openingKinds).nullable(),
  /** Null too where the place is protected. */
  title: z.string().nullable(),
  share,
  /** The text about personal data has changed; the yes from before holds until this is answered. */
  renews: z.boolean(),
  /** The own newest word. */
  mine: z.object({ act: z.enum(acts), at: isoDateTime }).nullable(),
});
export type RequestRow = z.infer<typeof requestRow>;

export const getGuardianDesk = route({
  method: "GET",
  path: "/api/v1/guardian",
  summary: "The children whom the reader represents today, what waits for an answer and what was answered",
  access: ["guardian"],
  identifies: true,
  reply: z.object({
    children: z.array(
      z.object({
        id,
        firstName: z.string(),
        kind: z.enum(guardianKinds),
        /** A young adult who lets the reader stay; nothing is asked any more. */
        stays: z.boolean(),
        readsProfile: z.boolean(),
      }),
    ),
    waiting: z.array(requestRow),
    answered: z.array(requestRow),
    /** When the account is erased, because nobody is left to represent and its owner was told. */
    endsAt: isoDateTime.nullable(),
  }),
});

export const guardianRequest = requestRow.extend({
  /** How many must agree, and how many have. */
  needed: count,
  agreed: count,
  /** The place is protected, so that where, with whom and when are left out. */
  hidden: z.boolean(),
  opening: z
    .object({
      organisationName: z.string(),
      place: z.string().nullable(),
      remote: z.boolean(),
      startsOn: isoDate.nullable(),
      endsOn: isoDate.nullable(),
      hoursPerDay: z.number().nullable(),
      hoursPerWeek: z.number().nullable(),
      shiftStart: z.string().nullable(),
      shiftEnd: z.string().nullable(),
    })
    .nullable(),
  can: z.array(z.enum(["answer", "takeBack"])),
  /** The own words, the newest first. */
  history: z.array(z.object({ act: z.enum(acts), at: isoDateTime, onPaper: z.boolean() })),
});
export type GuardianRequest = z.infer<typeof guardianRequest>;

const requestParams = z.strictObject({ requestId: id });

export const getGuardianRequest = route({
  method: "GET",
  path: "/api/v1/guardian/requests/:requestId",
  summary: "One request: what is asked, for which child, and the own answers",
  access: ["guardian"],
  identifies: true,
  params: requestParams,
  query: z.strictObject({ language }),
  reply: guardianRequest,
  errors: ["not_found"],
});

export const answerRequest = route({
  method: "POST",
  path: "/api/v1/guardian/requests/:requestId/answer",
  summary: "Yes or no to one request; it goes on when all who must agree said yes",
  access: ["guardian"],
  identifies: true,
  params: requestParams,
  body: z.strictObject({ agreed: flag }),
  reply: z.object({ state: z.enum(requestStates) }),
  errors: ["not_found", "conflict"],
});

export const takeBackAnswer = route({
  method: "POST",
  path: "/api/v1/guardian/requests/:requestId/withdrawal",
  summary:
    "Take a yes back: the account under 14 is still again, an open application is withdrawn, a partner sees no name",
  access: ["guardian"],
  identifies: true,
  params: requestParams,
  reply: z.object({ state: z.enum(requestStates) }),
  errors: ["not_found", "conflict"],
});

export const getChildProfile = route({
  method: "GET",
  path: "/api/v1/guardian/children/:childId/profile",
  summary: "The profile of a child under 14: skills, interests and hours, nothing of applications",
  access: ["guardian"],
  identifies: true,
  params: z.strictObject({ childId: id }),
  query: z.strictObject({ language }),
  reply: z.object({
    firstName: z.string(),
    education: z.enum(educationLevels).nullable(),
    stillStudying: z.boolean(),
    skills: z.array(z.object({ label: z.string(), level: z.int().min(1).max(3) })),
    interestAreas: z.array(z.enum(interestTypes)),
    availability: z.array(z.object({ day: z.enum(daysOfWeek), part: z.enum(partsOfDay) })),
  }),
  errors: ["not_found"],
});
