import { interestTypes } from "@posoka/domain/interests/types";
import { educationLevels, everydayTopics } from "@posoka/domain/vocabulary";
import { z } from "zod";
import { count, id, iscoCode, line, paging, points, searchWords } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

const language = interfaceLanguage.default("bg");

const occupationRow = z.object({
  id,
  title: z.string(),
  description: z.string(),
  iscoCode,
  education: z.enum(educationLevels).nullable(),
});

export const listOccupations = route({
  method: "GET",
  path: "/api/v1/occupations",
  summary: "Occupations by name; without words, those with a text of our own first",
  access: "public",
  query: z.strictObject({ q: searchWords.default(""), language, ...paging }),
  reply: z.object({ items: z.array(occupationRow), total: count }),
});

export const occupationCard = occupationRow.extend({
  altTitles: z.array(z.string()),
  day: z.string().nullable(),
  waysIn: z.string().nullable(),
  hard: z.string().nullable(),
  nkpdCode: z.string().nullable(),
  escoUri: z.string().nullable(),
  interests: z.array(z.object({ type: z.enum(interestTypes), points })).nullable(),
  skills: z.array(z.object({ id, label: z.string(), essential: z.boolean() })),
  openings: z.array(
    z.object({ id, title: z.string(), organisationName: z.string(), placeName: z.string().nullable() }),
  ),
  openingsTotal: count,
});
export type OccupationCard = z.infer<typeof occupationCard>;

export const getOccupation = route({
  method: "GET",
  path: "/api/v1/occupations/:occupationId",
  summary: "One occupation: what one does, a day, ways in, skills, openings now",
  access: "public",
  params: z.strictObject({ occupationId: id }),
  query: z.strictObject({ language }),
  reply: occupationCard,
  errors: ["not_found"],
});

const share = z.coerce.number<number>().min(0).max(1);

export const listFittingOccupations = route({
  method: "GET",
  path: "/api/v1/occupations/fitting",
  summary: "Occupations whose interest profile correlates best with the given one (0 to 1 per type)",
  access: "public",
  query: z.strictObject({
    r: share,
    i: share,
    a: share,
    s: share,
    e: share,
    c: share,
    language,
    limit: z.coerce.number<number>().int().min(1).max(50).default(12),
  }),
  reply: z.object({
    items: z.array(
      occupationRow.extend({
        /** Profile correlation, rescaled to 0 to 100. */
        fit: points,
        /** Types strong in both, strongest first: why it is in the list. */
        shared: z.array(z.enum(interestTypes)),
      }),
    ),
  }),
});

const skill = z.object({ id, label: z.string() });

export const searchSkills = route({
  method: "GET",
  path: "/api/v1/skills",
  summary: "Skills whose name contains the words",
  access: "public",
  query: z.strictObject({ q: line(60), language, limit: z.coerce.number<number>().int().min(1).max(20).default(10) }),
  reply: z.object({ items: z.array(skill) }),
});

export const everydayCard = z.object({
  code: z.string(),
  topic: z.enum(everydayTopics),
  label: z.string(),
  skills: z.array(z.object({ id, label: z.string(), level: z.union([z.literal(1), z.literal(2), z.literal(3)]) })),
});
export type EverydayCard = z.infer<typeof everydayCard>;

export const listEverydayCards = route({
  method: "GET",
  path: "/api/v1/everyday-cards",
  summary: "Unpaid and everyday experience in plain words, tied to skills",
  access: "public",
  query: z.strictObject({ language }),
  reply: z.object({ items: z.array(everydayCard) }),
});
