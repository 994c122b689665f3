import { consentActs, purposeNames, signatories } from "@posoka/domain/consent/purposes";
import { roles } from "@posoka/domain/roles";
import { z } from "zod";
import { sharedFields } from "./applications.ts";
import { count, done, id, isoDate, isoDateTime, line, paging } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

/**
 * A partner's card, a staff member's page of a case, a mentor's review, an institution's list of its children, what is
 * asked of a representative, the profile that one may read.
 */
export const viewKinds = ["card", "case", "review", "child", "request", "profile"] as const;
export type ViewKind = (typeof viewKinds)[number];

export const agreeToUse = route({
  method: "POST",
  path: "/api/v1/me/consents/use",
  summary: "From the fourteenth birthday on: the person's own yes or no, without which the account rests",
  access: ["youth"],
  body: z.strictObject({
    agreed: z.boolean(),
    /** Of the text that the page showed, and its language. */
    noticeVersion: line(20),
    language: interfaceLanguage,
  }),
  reply: done,
  errors: ["conflict"],
});

const share = z.object({
  applicationId: id,
  title: z.string(),
  organisationName: z.string(),
  fields: z.array(z.enum(sharedFields)),
  /** Last day, if it is not taken back before. */
  until: isoDate.nullable(),
});
export type RunningShare = z.infer<typeof share>;

export const listMyShares = route({
  method: "GET",
  path: "/api/v1/me/shares",
  summary: "What partners see now besides the card, by application",
  access: ["youth"],
  reply: z.object({ items: z.array(share) }),
});

const view = z.object({
  id: z.string(),
  at: isoDateTime,
  kind: z.enum(viewKinds),
  role: z.enum(roles),
  /** The organisation of a partner or institution, the person of the charity; null when that person is gone. */
  name: z.string().nullable(),
  /** What was on the page besides the card itself. */
  fields: z.array(z.string()),
});
export type ViewOfMe = z.infer<typeof view>;

export const listMyViews = route({
  method: "GET",
  path: "/api/v1/me/views",
  summary: "Who looked at the own data, the newest first; a viewer once a day for the same fields",
  access: ["youth"],
  query: z.strictObject(paging),
  reply: z.object({ items: z.array(view), total: count }),
});

const consentLine = z.object({
  id,
  at: isoDateTime,
  purpose: z.enum(purposeNames),
  act: z.enum(consentActs),
  fields: z.array(z.string()),
  /** The opening's organisation or the adult; null: nobody outside the charity. */
  recipient: z.string().nullable(),
  expiresOn: isoDate.nullable(),
  givenBy: z.enum(signatories),
  /** Entered by staff, who hold the paper. */
  onPaper: z.boolean(),
  textVersion: z.string(),
});
export type ConsentLine = z.infer<typeof consentLine>;

export const listMyConsents = route({
  method: "GET",
  path: "/api/v1/me/consents",
  summary: "The own lines of the register of consents, the newest first",
  access: ["youth"],
  query: z.strictObject(paging),
  reply: z.object({ items: z.array(consentLine), total: count }),
});

export const getMentorAccess = route({
  method: "GET",
  path: "/api/v1/me/mentor-access",
  summary: "The own mentor, and whether this mentor sees the results of the questionnaire",
  access: ["youth"],
  reply: z.object({
    mentor: z.object({ id, name: z.string() }).nullable(),
    /** `together` where a representative would have to sign too: there is no such signature, so no yes either. */
    decides: z.enum(["self", "together"]),
    results: z.boolean(),
    until: isoDate.nullable(),
  }),
});

export const setMentorAccess = route({
  method: "PUT",
  path: "/api/v1/me/mentor-access",
  summary: "Let the own mentor see the results for a year, or take it back",
  access: ["youth"],
  body: z.strictObject({ mentorId: id, results: z.boolean() }),
  reply: done,
  errors: ["not_found", "forbidden", "conflict"],
});

const personBeside = z.object({
  id,
  name: z.string(),
  as: z.enum(["guardian", "institution"]),
  organisation: z.string().nullable(),
  stays: z.boolean(),
  /** Last day of the year for which the person may stay. */
  until: isoDate.nullable(),
});
export type PersonBeside = z.infer<typeof personBeside>;

export const listMyStays = route({
  method: "GET",
  path: "/api/v1/me/stays",
  summary: "From 17 and a half on: the adults whose rights end at 18, and who of them may stay",
  access: ["youth"],
  reply: z.object({ people: z.array(personBeside), adult: z.boolean() }),
});

export const setMyStay = route({
  method: "PUT",
  path: "/api/v1/me/stays/:personId",
  summary: "Let one of these adults stay for a year after 18, or take it back",
  access: ["youth"],
  params: z.strictObject({ personId: id }),
  body: z.strictObject({ stays: z.boolean() }),
  reply: done,
  errors: ["not_found", "forbidden"],
});
