import { interestTypes } from "@posoka/domain/interests/types";
import { daysOfWeek, educationLevels, organisationKinds, partsOfDay } from "@posoka/domain/vocabulary";
import { z } from "zod";
import { id, isoDate } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

/** What every kind of institution reads of a child that is with it today. */
const child = {
  /** Of the relation, not of the person: two institutions cannot compare. */
  id,
  firstName: z.string(),
  age: z.int(),
  since: isoDate,
};

/** What helps to accompany: no free text, no wishes, nothing about support. */
const profile = z.object({
  education: z.enum(educationLevels).nullable(),
  stillStudying: z.boolean(),
  skills: z.array(z.object({ label: z.string(), level: z.int().min(1).max(3) })),
  interestAreas: z.array(z.enum(interestTypes)),
  availability: z.array(z.object({ day: z.enum(daysOfWeek), part: z.enum(partsOfDay) })),
});

const placement = z.object({ organisationName: z.string(), kind: z.enum(organisationKinds), since: isoDate });

/** A school learns nothing of a placement; the others know their own, the department also where the child lives. */
export const listMyChildren = route({
  method: "GET",
  path: "/api/v1/institution/children",
  summary: "Children under 18 who are with the own institution today, with the fields of its kind",
  access: ["institution"],
  identifies: true,
  query: z.strictObject({ language: interfaceLanguage.default("bg") }),
  reply: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("school"), items: z.array(z.object(child)) }),
    z.object({
      kind: z.enum(["home", "carer", "child_protection"]),
      items: z.array(z.object({ ...child, profile, placement: placement.nullable() })),
    }),
  ]),
  errors: ["not_found"],
});
