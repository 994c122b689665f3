import { interestTypes } from "@posoka/domain/interests/types";
import { ageBands, educationLevels, languageLevels, spokenLanguages } from "@posoka/domain/vocabulary";
import { z } from "zod";
import { done, id, isoDateTime, text } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

const language = interfaceLanguage.default("bg");
const reviewStates = ["waiting", "claimed", "done"] as const;
export const reviewOutcomes = ["reviewed", "suggestions"] as const;
/** What the mentor looks at, each rated 1 (needs work) to 3 (clear). */
export const rubricParts = ["skills", "experience", "direction", "next_step"] as const;

const rubric = z.strictObject({
  skills: z.int().min(1).max(3),
  experience: z.int().min(1).max(3),
  direction: z.int().min(1).max(3),
  next_step: z.int().min(1).max(3),
});

const reviewRow = z.object({
  id,
  state: z.enum(reviewStates),
  ageBand: z.enum(ageBands),
  waitingSince: isoDateTime,
  claimEndsAt: isoDateTime.nullable(),
  outcome: z.enum(reviewOutcomes).nullable(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

export const listMyReviews = route({
  method: "GET",
  path: "/api/v1/mentor/reviews",
  summary: "Profiles that wait for this mentor, then those done",
  access: ["mentor"],
  reply: z.object({ items: z.array(reviewRow) }),
  errors: ["forbidden"],
});

const reviewParams = z.strictObject({ reviewId: id });

export const claimReview = route({
  method: "POST",
  path: "/api/v1/mentor/reviews/:reviewId/claim",
  summary: "Open a nameless profile for 48 hours",
  access: ["mentor"],
  identifies: true,
  params: reviewParams,
  reply: z.object({ claimEndsAt: isoDateTime }),
  errors: ["not_found", "conflict", "forbidden"],
});

export const mentorReview = reviewRow.extend({
  education: z.enum(educationLevels).nullable(),
  skills: z.array(z.object({ label: z.string(), level: z.int().min(1).max(3) })),
  languages: z.array(z.object({ code: z.enum(spokenLanguages), level: z.enum(languageLevels) })),
  /** Everyday experience as cards only: no free text before a match. */
  everyday: z.array(z.string()),
  interestAreas: z.array(z.enum(interestTypes)),
  interestShares: z.record(z.enum(interestTypes), z.number()).nullable(),
  rubric: rubric.nullable(),
  comments: z.string(),
});
export type MentorReview = z.infer<typeof mentorReview>;

export const getMentorReview = route({
  method: "GET",
  path: "/api/v1/mentor/reviews/:reviewId",
  summary: "A claimed profile without a name",
  access: ["mentor"],
  identifies: true,
  params: reviewParams,
  query: z.strictObject({ language }),
  reply: mentorReview,
  errors: ["not_found", "forbidden"],
});

export const submitReview = route({
  method: "POST",
  path: "/api/v1/mentor/reviews/:reviewId",
  summary: "Comments and outcome; it never blocks applying",
  access: ["mentor"],
  identifies: true,
  params: reviewParams,
  body: z.strictObject({ rubric, comments: text(2000), outcome: z.enum(reviewOutcomes) }),
  reply: done,
  errors: ["not_found", "conflict", "forbidden"],
});

export const listMyProfileReviews = route({
  method: "GET",
  path: "/api/v1/me/reviews",
  summary: "What mentors said about the own profile, newest first",
  access: ["youth"],
  reply: z.object({
    items: z.array(
      z.object({
        id,
        state: z.enum(reviewStates),
        outcome: z.enum(reviewOutcomes).nullable(),
        rubric: rubric.nullable(),
        comments: z.string(),
        /** Null when the mentor is gone or about to go. */
        mentorName: z.string().nullable(),
        at: isoDateTime,
      }),
    ),
  }),
});
