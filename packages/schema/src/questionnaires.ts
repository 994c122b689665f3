import { interestTypes } from "@posoka/domain/interests/types";
import { z } from "zod";
import { done, id, isoDateTime, line } from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

const code = z.string().regex(/^[a-z][a-z-]{1,40}$/);
const questionnaireVersion = z.int().min(1).max(10_000);

export const questionnaire = z.object({
  code,
  version: questionnaireVersion,
  /** Answers run from 1 to `scale`. */
  scale: z.int(),
  items: z.array(z.object({ id: z.string(), type: z.enum(interestTypes), text: z.string() })),
});
export type Questionnaire = z.infer<typeof questionnaire>;

export const getQuestionnaire = route({
  method: "GET",
  path: "/api/v1/questionnaires/:code",
  summary: "The published version of a questionnaire in one language",
  access: "public",
  params: z.strictObject({ code }),
  query: z.strictObject({ language: interfaceLanguage.default("bg") }),
  reply: questionnaire,
  errors: ["not_found"],
});

const share = z.number().min(0).max(1);
export const interestProfile = z.object({ R: share, I: share, A: share, S: share, E: share, C: share });

export const interestResult = z.object({
  sittingId: id,
  finishedAt: isoDateTime,
  questionnaireVersion,
  profile: interestProfile,
  /** Standard error of each share: how unsure the point is. */
  uncertainty: interestProfile,
  /** Types that lead, ties together, strongest group first. */
  leading: z.array(z.array(z.enum(interestTypes))),
  careless: z.boolean(),
});
export type InterestResult = z.infer<typeof interestResult>;

export const saveSitting = route({
  method: "PUT",
  path: "/api/v1/me/sittings/:sittingId",
  summary: "Keep the answers of one sitting; its id is made by the device, so sending twice changes nothing",
  access: ["youth"],
  params: z.strictObject({ sittingId: id }),
  body: z.strictObject({
    questionnaire: code,
    version: questionnaireVersion,
    answers: z.record(line(12), z.int().min(1).max(5)).refine((answers) => Object.keys(answers).length <= 300, { error: "too_big" }),
    startedAt: isoDateTime,
    finishedAt: isoDateTime.nullable(),
  }),
  reply: done,
  errors: ["not_found", "conflict"],
});

export const getMyInterests = route({
  method: "GET",
  path: "/api/v1/me/interests",
  summary: "The newest finished result and the earlier ones, newest first",
  access: ["youth"],
  reply: z.object({ current: interestResult.nullable(), earlier: z.array(interestResult) }),
});
