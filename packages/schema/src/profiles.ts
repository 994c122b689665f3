import { daysOfWeek, educationLevels, languageLevels, licences, partsOfDay, spokenLanguages, supportNeeds, wishes } from "@posoka/domain/vocabulary";
import { z } from "zod";
import { ekatte, email, id, isoDate, line, text, version } from "./fields.ts";
import { place } from "./places.ts";
import { route } from "./route.ts";

export const slot = z.strictObject({ day: z.enum(daysOfWeek), part: z.enum(partsOfDay) });
const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** What the young person fills in; every part may stay empty. */
const profileFields = {
  education: z.enum(educationLevels).nullable(),
  stillStudying: z.boolean(),
  experiences: z
    .array(
      z.strictObject({
        id,
        kind: z.enum(["everyday", "work", "volunteering"]),
        /** Code of an everyday card, when it came from one. */
        cardCode: z.string().max(60).nullable(),
        words: line(200),
        months: z.int().min(0).max(600).nullable(),
      }),
    )
    .max(40),
  skills: z.array(z.strictObject({ id, level })).max(80),
  languages: z.array(z.strictObject({ code: z.enum(spokenLanguages), level: z.enum(languageLevels) })).max(13),
  licences: z.array(z.enum(licences)).max(licences.length),
  ekatte: ekatte.nullable(),
  /** How far one can travel; null: no limit. */
  reachKm: z.int().min(1).max(500).nullable(),
  remote: z.boolean(),
  /** When one is free; empty: any time. */
  hours: z.array(slot).max(28),
  wishes: z.array(z.enum(wishes)).max(wishes.length),
  limits: text(500),
  /** Asked with a reason, optional, kept apart, never used for ranking. */
  support: z.array(z.enum(supportNeeds)).max(supportNeeds.length),
};

export const profile = z.object({
  ...profileFields,
  skills: z.array(z.object({ id, level, label: z.string() })),
  place: place.nullable(),
  version,
  /** Parts that are still empty and that matching would use. */
  missing: z.array(z.enum(["interests", "education", "skills", "languages", "place", "hours"])),
});
export type Profile = z.infer<typeof profile>;

export const getMyProfile = route({
  method: "GET",
  path: "/api/v1/me/profile",
  summary: "The own profile, in the language of the request",
  access: ["youth"],
  query: z.strictObject({ language: z.enum(["bg", "bg-easy", "en"]).default("bg") }),
  reply: profile,
});

export const saveMyProfile = route({
  method: "PUT",
  path: "/api/v1/me/profile",
  summary: "Save the whole profile; the version must be the one last read",
  access: ["youth"],
  body: z.strictObject({ ...profileFields, version }),
  reply: z.object({ version }),
  errors: ["stale_version", "forbidden"],
});

export const identity = z.object({
  name: z.string(),
  phone: z.string(),
  email: email.nullable(),
  birthDate: isoDate,
  version,
});

export const getMyIdentity = route({
  method: "GET",
  path: "/api/v1/me/identity",
  summary: "Name and contact; nobody outside the charity sees them before they are shared",
  access: ["youth"],
  reply: identity,
});

export const saveMyIdentity = route({
  method: "PUT",
  path: "/api/v1/me/identity",
  summary: "Change name and phone; the birth date is changed by staff only",
  access: ["youth"],
  body: z.strictObject({
    name: line(80, 0),
    phone: z.string().regex(/^(\+?[0-9 ()-]{6,20})?$/),
    version,
  }),
  reply: z.object({ version }),
  errors: ["stale_version", "forbidden"],
});
