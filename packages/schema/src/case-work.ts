import { z } from "zod";
import { count, done, id, isoDate, isoDateTime } from "./fields.ts";
import { route } from "./route.ts";

const youthParams = z.strictObject({ youthId: id });

export const takeCase = route({
  method: "POST",
  path: "/api/v1/staff/youths/:youthId/case",
  summary: "Become the case worker of a young person who has none",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  reply: done,
  errors: ["not_found", "conflict"],
});

export const assignCase = route({
  method: "PUT",
  path: "/api/v1/staff/youths/:youthId/case",
  summary: "Give a case to a member of staff: a coordinator those that are free, a supervisor also those of the unit",
  access: ["staff"],
  identifies: true,
  params: youthParams,
  body: z.strictObject({ staffId: id }),
  reply: done,
  errors: ["not_found", "forbidden", "conflict"],
});

export const getMyCaseWorker = route({
  method: "GET",
  path: "/api/v1/me/case-worker",
  summary: "Who of the team works with the young person, and since when; nobody while the case is free",
  access: ["youth"],
  reply: z.object({ worker: z.object({ name: z.string(), since: isoDateTime }).nullable() }),
});

export const listCaseWorkers = route({
  method: "GET",
  path: "/api/v1/staff/case-workers",
  summary: "Whom the actor may give a case to, with how many they have: the team, the unit or oneself",
  access: ["staff"],
  identifies: true,
  reply: z.object({ items: z.array(z.object({ id, name: z.string(), cases: count })) }),
});

export const listCaseloads = route({
  method: "GET",
  path: "/api/v1/staff/caseloads",
  summary: "Whose cases the actor may hand over: colleagues of a supervisor's unit, and who left while having cases",
  access: ["staff"],
  identifies: true,
  reply: z.object({ items: z.array(z.object({ id, name: z.string(), cases: count, left: z.boolean() })) }),
});

const staffParams = z.strictObject({ staffId: id });

export const getCaseload = route({
  method: "GET",
  path: "/api/v1/staff/caseloads/:staffId",
  summary: "The cases of a colleague, with who takes over where that is planned",
  access: ["staff"],
  identifies: true,
  params: staffParams,
  reply: z.object({
    id,
    name: z.string(),
    left: z.boolean(),
    items: z.array(
      z.object({
        youthId: id,
        name: z.string(),
        userName: z.string(),
        since: isoDateTime,
        next: z.object({ name: z.string(), from: isoDate }).nullable(),
      }),
    ),
  }),
  errors: ["not_found"],
});

export const handOverCases = route({
  method: "POST",
  path: "/api/v1/staff/caseloads/:staffId/hand-over",
  summary: "Give cases of a colleague to others, each to somebody, from today or a later day on; all of them or none",
  access: ["staff"],
  identifies: true,
  params: staffParams,
  body: z.strictObject({
    from: isoDate,
    cases: z
      .array(z.strictObject({ youthId: id, staffId: id }))
      .min(1)
      .max(500),
  }),
  reply: done,
  errors: ["not_found", "conflict"],
});
