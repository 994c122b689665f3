import {
  contractForms,
  daysOfWeek,
  educationLevels,
  languageLevels,
  licences,
  openingKinds,
  openingStates,
  partsOfDay,
  payPeriods,
  spokenLanguages,
} from "@posoka/domain/vocabulary";
import { z } from "zod";
import { clockTime, count, done, ekatte, flag, id, isoDate, isoDateTime, line, paging, searchWords, text, version } from "./fields.ts";
import { route } from "./route.ts";
import { contentLanguage, interfaceLanguage } from "./site.ts";

const language = interfaceLanguage.default("bg");

export const pay = z.strictObject({
  /** Euro, gross. */
  min: z.number().min(0).max(100_000),
  max: z.number().min(0).max(100_000),
  period: z.enum(payPeriods),
});
export type Pay = z.infer<typeof pay>;

/** What a partner states about a place; the facts decide for which age it is lawful. */
const openingFields = {
  kind: z.enum(openingKinds),
  language: contentLanguage,
  title: line(140, 3),
  description: text(6000),
  /** What is agreed beyond the fields: breaks, clothing, who accompanies. */
  conditions: text(2000),
  occupationId: id.nullable(),
  ekatte: ekatte.nullable(),
  remote: z.boolean(),
  seats: z.int().min(1).max(1000),
  startsOn: isoDate.nullable(),
  endsOn: isoDate.nullable(),
  /** Last day to apply, included. */
  closesOn: isoDate,
  shiftStart: clockTime.nullable(),
  shiftEnd: clockTime.nullable(),
  slots: z.array(z.strictObject({ day: z.enum(daysOfWeek), part: z.enum(partsOfDay) })).max(28),
  hoursPerDay: z.number().min(0.5).max(24).nullable(),
  hoursPerWeek: z.number().min(0.5).max(80).nullable(),
  contractForm: z.enum(contractForms),
  probationMonths: z.int().min(0).max(6).nullable(),
  /** The partner's own lower limit; the law may set a higher one. */
  minAge: z.int().min(13).max(30).nullable(),
  hazards: z.enum(["none", "some", "unstated"]),
  minEducation: z.enum(educationLevels),
  languages: z.array(z.strictObject({ code: z.enum(spokenLanguages), level: z.enum(languageLevels) })).max(6),
  licences: z.array(z.enum(licences)).max(licences.length),
  pay: pay.nullable(),
  lodging: z.boolean(),
  transport: z.boolean(),
  accessible: z.boolean(),
  requiredSkills: z.array(z.strictObject({ id, essential: z.boolean() })).max(40),
  /** What a training gives; only for kinds that teach. */
  givenSkills: z.array(id).max(40),
  /** Код на професия по СППОО, where a training leads to one. */
  qualificationCode: z.string().regex(/^(\d{6,7})?$/),
};

export const openingDraft = z.strictObject(openingFields);
export type OpeningDraft = z.infer<typeof openingDraft>;

/** A partner's and staff's full view of a posting. */
export const opening = z.object({
  id,
  ...openingFields,
  requiredSkills: z.array(z.object({ id, essential: z.boolean(), label: z.string() })),
  givenSkills: z.array(z.object({ id, label: z.string() })),
  occupationTitle: z.string().nullable(),
  placeName: z.string().nullable(),
  organisationId: id.nullable(),
  organisationName: z.string(),
  state: z.enum(openingStates),
  /** Youngest age for which the stated facts are lawful, with the codes of the rules that say so. */
  lawfulFrom: z.int(),
  lawfulRules: z.array(z.object({ code: z.string(), article: z.string() })),
  minorFactsConfirmed: z.boolean(),
  reviewReason: z.string().nullable(),
  publishedAt: isoDateTime.nullable(),
  version,
  applications: count,
  history: z.array(z.object({ act: z.string(), at: isoDateTime, reason: z.string().nullable() })),
});
export type Opening = z.infer<typeof opening>;

const openingRow = z.object({
  id,
  kind: z.enum(openingKinds),
  title: z.string(),
  organisationName: z.string(),
  placeName: z.string().nullable(),
  state: z.enum(openingStates),
  closesOn: isoDate,
  pay: pay.nullable(),
  waiting: count,
  applications: count,
  updatedAt: isoDateTime,
});
export type OpeningRow = z.infer<typeof openingRow>;

const openingParams = z.strictObject({ openingId: id });

export const listMyOpenings = route({
  method: "GET",
  path: "/api/v1/partner/openings",
  summary: "Postings of the own organisation, newest change first",
  access: ["partner"],
  query: z.strictObject({ state: z.enum(openingStates).optional(), ...paging }),
  reply: z.object({ items: z.array(openingRow), total: count }),
});

export const createOpening = route({
  method: "PUT",
  path: "/api/v1/partner/openings/:openingId/draft",
  summary: "Start a draft; its id is made by the caller",
  access: ["partner"],
  params: openingParams,
  body: openingDraft,
  status: 201,
  reply: z.object({ id, version }),
  errors: ["conflict"],
});

export const getMyOpening = route({
  method: "GET",
  path: "/api/v1/partner/openings/:openingId",
  summary: "One posting of the own organisation",
  access: ["partner"],
  params: openingParams,
  query: z.strictObject({ language }),
  reply: opening,
  errors: ["not_found"],
});

export const saveMyOpening = route({
  method: "PUT",
  path: "/api/v1/partner/openings/:openingId",
  summary: "Save a posting; a change of title, pay, hours, place or conditions sends a published one back to review",
  access: ["partner"],
  params: openingParams,
  body: z.strictObject({ ...openingFields, version }),
  reply: z.object({ version, state: z.enum(openingStates) }),
  errors: ["not_found", "stale_version", "conflict"],
});

export const openingActs = ["submit", "pause", "resume", "close", "renew"] as const;

export const actOnMyOpening = route({
  method: "POST",
  path: "/api/v1/partner/openings/:openingId/acts",
  summary: "Send to review, pause, resume, close or renew a posting",
  access: ["partner"],
  params: openingParams,
  body: z.strictObject({ act: z.enum(openingActs), version, closesOn: isoDate.optional() }),
  reply: z.object({ version, state: z.enum(openingStates) }),
  errors: ["not_found", "stale_version", "conflict", "forbidden"],
});

export const listOpeningsToReview = route({
  method: "GET",
  path: "/api/v1/staff/openings",
  summary: "Postings by state, the longest waiting first",
  access: ["staff"],
  query: z.strictObject({ state: z.enum(openingStates).optional(), ...paging }),
  reply: z.object({ items: z.array(openingRow), total: count }),
});

export const getOpeningToReview = route({
  method: "GET",
  path: "/api/v1/staff/openings/:openingId",
  summary: "One posting as staff see it",
  access: ["staff"],
  params: openingParams,
  query: z.strictObject({ language }),
  reply: opening,
  errors: ["not_found"],
});

export const reviewOpening = route({
  method: "POST",
  path: "/api/v1/staff/openings/:openingId/review",
  summary: "Publish or reject a posting; staff may confirm the facts that open it to minors",
  access: ["staff"],
  params: openingParams,
  body: z.strictObject({
    decision: z.enum(["publish", "reject"]),
    reason: text(500),
    minorFactsConfirmed: flag.default(false),
    version,
  }),
  reply: done,
  errors: ["not_found", "stale_version", "conflict"],
});

/** What everybody may read of a published opening. */
export const publicOpening = z.object({
  id,
  kind: z.enum(openingKinds),
  language: contentLanguage,
  title: z.string(),
  description: z.string(),
  conditions: z.string(),
  organisationName: z.string(),
  occupation: z.object({ id, title: z.string() }).nullable(),
  place: z.object({ name: z.string(), province: z.string() }).nullable(),
  remote: z.boolean(),
  seats: z.int(),
  startsOn: isoDate.nullable(),
  endsOn: isoDate.nullable(),
  closesOn: isoDate,
  shiftStart: clockTime.nullable(),
  shiftEnd: clockTime.nullable(),
  slots: openingFields.slots,
  hoursPerDay: z.number().nullable(),
  hoursPerWeek: z.number().nullable(),
  contractForm: z.enum(contractForms),
  probationMonths: z.int().nullable(),
  minEducation: z.enum(educationLevels),
  languages: openingFields.languages,
  licences: openingFields.licences,
  pay: pay.nullable(),
  lodging: z.boolean(),
  transport: z.boolean(),
  accessible: z.boolean(),
  requiredSkills: z.array(z.object({ id, label: z.string(), essential: z.boolean() })),
  givenSkills: z.array(z.object({ id, label: z.string() })),
  adultsOnly: z.boolean(),
  publishedAt: isoDateTime,
  /** Where it comes from when no partner of ours stands behind it; applied to at the source. */
  external: z
    .object({ source: z.string(), url: z.string().nullable(), date: isoDate, dateReplaced: z.boolean() })
    .nullable(),
  /** False: it only says how to apply outside. */
  appliesHere: z.boolean(),
});
export type PublicOpening = z.infer<typeof publicOpening>;

export const listOpenings = route({
  method: "GET",
  path: "/api/v1/openings",
  summary: "Published openings, newest first; a signed-in minor sees only what is lawful for the age",
  access: "public",
  query: z.strictObject({
    q: searchWords.default(""),
    kind: z.enum(openingKinds).optional(),
    province: z
      .string()
      .regex(/^[A-Z]{2,4}$/)
      .optional(),
    language,
    ...paging,
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        kind: z.enum(openingKinds),
        title: z.string(),
        organisationName: z.string(),
        placeName: z.string().nullable(),
        remote: z.boolean(),
        pay: pay.nullable(),
        closesOn: isoDate,
        adultsOnly: z.boolean(),
        external: z.boolean(),
      }),
    ),
    total: count,
  }),
});

export const getOpening = route({
  method: "GET",
  path: "/api/v1/openings/:openingId",
  summary: "One published opening; for a signed-in minor an opening for adults does not exist",
  access: "public",
  params: openingParams,
  query: z.strictObject({ language }),
  reply: publicOpening,
  errors: ["not_found"],
});
