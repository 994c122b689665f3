import {
  ageBands,
  applicationStates,
  daysOfWeek,
  languageLevels,
  openingKinds,
  partsOfDay,
  refusalReasons,
  spokenLanguages,
} from "@posoka/domain/vocabulary";
import type { ShareField } from "@posoka/domain/consent/purposes";
import { interestTypes } from "@posoka/domain/interests/types";
import { z } from "zod";
import { count, done, flag, id, isoDate, isoDateTime, paging, text, version } from "./fields.ts";
import { reason } from "./matches.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

const language = interfaceLanguage.default("bg");

/** What may be shown to a partner after applying. A minor never shows e-mail or phone: contact goes through staff. */
export const sharedFields = ["name", "note", "email", "phone"] as const satisfies readonly ShareField[];

export const submitApplication = route({
  method: "PUT",
  path: "/api/v1/me/openings/:openingId/applications/:applicationId",
  summary: "Apply with a short form; the id is made by the device, so sending twice applies once",
  access: ["youth"],
  params: z.strictObject({ openingId: id, applicationId: id }),
  body: z.strictObject({
    /** Why this place, in one's own words; shown only when shared. */
    note: text(1000),
    /** First day one could come. */
    availableFrom: isoDate.nullable(),
  }),
  status: 201,
  reply: z.object({ id, state: z.enum(applicationStates), promisedReplyOn: isoDate.nullable() }),
  errors: [
    "not_found",
    "already_applied",
    "opening_closed",
    "not_lawful",
    "outside_only",
    "not_confirmed",
    "profile_incomplete",
    "forbidden",
    "conflict",
  ],
});

const myApplicationRow = z.object({
  id,
  openingId: id,
  title: z.string(),
  organisationName: z.string(),
  kind: z.enum(openingKinds),
  state: z.enum(applicationStates),
  appliedAt: isoDateTime,
  promisedReplyOn: isoDate.nullable(),
});
export type MyApplicationRow = z.infer<typeof myApplicationRow>;

export const listMyApplications = route({
  method: "GET",
  path: "/api/v1/me/applications",
  summary: "The own applications, newest first",
  access: ["youth"],
  query: z.strictObject(paging),
  reply: z.object({ items: z.array(myApplicationRow), total: count }),
});

const shareAnswers = ["waiting", "agreed", "refused", "withdrawn"] as const;

export const applicantActs = ["withdraw", "accept", "decline", "confirmAlone"] as const;

export const myApplication = myApplicationRow.extend({
  note: z.string(),
  availableFrom: isoDate.nullable(),
  /** The partner's answer: reason from the list, own words and advice. */
  answer: z
    .object({
      decision: z.enum(["yes", "talk", "no"]),
      reason: z.enum(refusalReasons).nullable(),
      words: z.string(),
      at: isoDateTime,
    })
    .nullable(),
  shared: z.array(z.enum(sharedFields)),
  /** Last day on which the partner sees them. */
  sharedUntil: isoDate.nullable(),
  /** Fields that may be shared now; empty with a reason in `shareBlocked`. */
  shareable: z.array(z.enum(sharedFields)),
  shareBlocked: z.enum(["not_confirmed", "not_open"]).nullable(),
  /** Where a representative must agree too: what was asked and what came of it. Null: the person decides alone. */
  shareAgreement: z
    .object({
      state: z.enum(["unasked", ...shareAnswers]),
      fields: z.array(z.enum(sharedFields)),
      until: isoDate.nullable(),
    })
    .nullable(),
  can: z.array(z.enum(applicantActs)),
  history: z.array(
    z.object({
      state: z.enum(applicationStates),
      at: isoDateTime,
      by: z.enum(["youth", "guardian", "partner", "staff", "clock"]),
    }),
  ),
  version,
});
export type MyApplication = z.infer<typeof myApplication>;

const applicationParams = z.strictObject({ applicationId: id });

export const getMyApplication = route({
  method: "GET",
  path: "/api/v1/me/applications/:applicationId",
  summary: "One own application with its history and what can be done now",
  access: ["youth"],
  params: applicationParams,
  reply: myApplication,
  errors: ["not_found"],
});

export const actOnMyApplication = route({
  method: "POST",
  path: "/api/v1/me/applications/:applicationId/acts",
  summary: "Withdraw, accept or decline an offered place, or hand in alone what waited for a representative until 18",
  access: ["youth"],
  params: applicationParams,
  body: z.strictObject({ act: z.enum(applicantActs), version }),
  reply: done,
  errors: ["not_found", "stale_version", "conflict", "forbidden"],
});

export const shareIdentity = route({
  method: "PUT",
  path: "/api/v1/me/applications/:applicationId/share",
  summary: "Choose which fields this partner sees for this application; an empty list takes them back",
  access: ["youth"],
  params: applicationParams,
  body: z.strictObject({
    fields: z.array(z.enum(sharedFields)).max(sharedFields.length),
    /** Last day, at most six months from now; six months when absent. It ends with the procedure in any case. */
    expiresOn: isoDate.optional(),
  }),
  reply: z.object({
    /** What the partner sees from now on: under 14 nothing before the representative agreed as well. */
    shared: z.array(z.enum(sharedFields)),
    until: isoDate.nullable(),
    /** The rest is asked of the representative. */
    waits: z.boolean(),
  }),
  errors: ["not_found", "not_confirmed", "conflict", "forbidden", "profile_incomplete"],
});

/** The anonymous card: these fields and nothing else. */
export const candidateCard = z.object({
  /** Random per partner; says nothing about the person or the time. */
  cardId: id,
  ageBand: z.enum(ageBands),
  province: z.string().nullable(),
  skills: z.array(z.object({ label: z.string(), level: z.int().min(1).max(3) })),
  languages: z.array(z.object({ code: z.enum(spokenLanguages), level: z.enum(languageLevels) })),
  interestAreas: z.array(z.enum(interestTypes)),
  availability: z.array(z.object({ day: z.enum(daysOfWeek), part: z.enum(partsOfDay) })),
  legalLimits: z.array(z.object({ code: z.string(), article: z.string() })),
  reasons: z.array(reason),
});
export type CandidateCard = z.infer<typeof candidateCard>;

const sharedIdentity = z.object({
  name: z.string().optional(),
  note: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});

export const previewCard = route({
  method: "GET",
  path: "/api/v1/me/applications/:applicationId/preview",
  summary: "What the partner would read if exactly these fields were shared",
  access: ["youth"],
  params: applicationParams,
  query: z.strictObject({
    language,
    name: flag.default(false),
    note: flag.default(false),
    email: flag.default(false),
    phone: flag.default(false),
  }),
  reply: z.object({ card: candidateCard.omit({ cardId: true }), identity: sharedIdentity }),
  errors: ["not_found"],
});

export const partnerDecisions = ["yes", "talk", "no"] as const;

export const candidate = z.object({
  card: candidateCard,
  openingId: id,
  openingTitle: z.string(),
  state: z.enum(applicationStates),
  promisedReplyOn: isoDate.nullable(),
  /** Only what the young person shared for this application. */
  identity: sharedIdentity,
  can: z.array(z.enum(partnerDecisions)),
  version,
});
export type Candidate = z.infer<typeof candidate>;

export const listCandidates = route({
  method: "GET",
  path: "/api/v1/partner/openings/:openingId/candidates",
  summary: "Anonymous cards of those who applied, those that wait first",
  access: ["partner"],
  params: z.strictObject({ openingId: id }),
  query: z.strictObject({ language, ...paging }),
  reply: z.object({ items: z.array(candidate), total: count }),
  errors: ["not_found", "view_limit"],
});

export const getCandidate = route({
  method: "GET",
  path: "/api/v1/partner/candidates/:cardId",
  summary: "One card with what the young person shared; opening it is told to the young person as seen",
  access: ["partner"],
  params: z.strictObject({ cardId: id }),
  query: z.strictObject({ language }),
  reply: candidate,
  // An anonymous card needs no second factor, so the service refuses and not the door.
  errors: ["not_found", "factor_needed", "view_limit"],
});

export const decideApplication = route({
  method: "POST",
  path: "/api/v1/partner/candidates/:cardId/decision",
  summary: "A named person answers: yes, let's talk, or not this time with a reason",
  access: ["partner"],
  params: z.strictObject({ cardId: id }),
  body: z.strictObject({
    decision: z.enum(partnerDecisions),
    reason: z.enum(refusalReasons).nullable(),
    /** Own words to the young person. */
    words: text(600),
    version,
  }),
  reply: z.object({ state: z.enum(applicationStates), version }),
  errors: ["not_found", "stale_version", "conflict"],
});
