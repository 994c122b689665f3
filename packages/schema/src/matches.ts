import { openingKinds } from "@posoka/domain/vocabulary";
import { z } from "zod";
import { count, id, isoDate, isoDateTime, points } from "./fields.ts";
import { pay } from "./openings.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

const language = interfaceLanguage.default("bg");

/** A sentence for people: the text of `code` with `params`. Numbers travel as text. */
export const reason = z.object({
  factor: z.string(),
  points: z.int(),
  code: z.string(),
  params: z.record(z.string(), z.string()),
});
export type Reason = z.infer<typeof reason>;

/** Why an opening is not possible now, the value that decided, and what would change it. */
export const whyNot = z.object({
  rule: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.string()),
  /** Code of the text that says what would change it. */
  change: z.string(),
});
export type WhyNot = z.infer<typeof whyNot>;

const openingFacts = {
  openingId: id,
  kind: z.enum(openingKinds),
  title: z.string(),
  organisationName: z.string(),
  placeName: z.string().nullable(),
  remote: z.boolean(),
  distanceKm: z.int().nullable(),
  pay: pay.nullable(),
  startsOn: isoDate.nullable(),
  closesOn: isoDate,
  shiftStart: z.string().nullable(),
  shiftEnd: z.string().nullable(),
  external: z.boolean(),
};

export const match = z.object({
  ...openingFacts,
  /** Null for a visit, which is listed without a score; else the points of the reasons add up to it. */
  score: points.nullable(),
  band: z.enum(["very_good", "good", "fair", "low"]).nullable(),
  reasons: z.array(reason),
  missingSkills: z.array(z.object({ id, label: z.string(), essential: z.boolean() })),
  applied: z.boolean(),
});
export type Match = z.infer<typeof match>;

export const notPossible = z.object({ ...openingFacts, whyNot: z.array(whyNot).min(1) });
export type NotPossible = z.infer<typeof notPossible>;

export const listMyMatches = route({
  method: "GET",
  path: "/api/v1/me/matches",
  summary: "Openings within reach, best first, with reasons; then what is not possible and why",
  access: ["youth"],
  query: z.strictObject({
    kind: z.enum(openingKinds).optional(),
    limit: z.coerce.number<number>().int().min(1).max(50).default(20),
    language,
  }),
  reply: z.object({
    items: z.array(match),
    /** All that pass the hard rules, not only those in `items`. */
    possibleTotal: count,
    notPossible: z.array(notPossible),
    notPossibleTotal: count,
    /** Openings for adults, for a minor: a number and nothing else. */
    adultsOnly: count,
    /** One rule each that, loosened, would bring openings; the most helpful first. */
    relax: z.array(z.object({ rule: z.string(), code: z.string(), params: z.record(z.string(), z.string()), adds: count })),
    missing: z.array(z.enum(["interests", "education", "skills", "languages", "place", "hours"])),
    computedAt: isoDateTime,
  }),
});

export const explainMatch = route({
  method: "GET",
  path: "/api/v1/me/matches/:openingId",
  summary: "One opening for this person: the parts of the fit, or why it is not possible",
  access: ["youth"],
  params: z.strictObject({ openingId: id }),
  query: z.strictObject({ language }),
  reply: z.object({ match: match.nullable(), notPossible: notPossible.nullable() }),
  errors: ["not_found"],
});
