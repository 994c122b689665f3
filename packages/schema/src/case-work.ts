import { z } from "zod";
import { count, done, id } from "./fields.ts";
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

export const listCaseWorkers = route({
  method: "GET",
  path: "/api/v1/staff/case-workers",
  summary: "Whom the actor may give a case to, with how many they have: the team, the unit or oneself",
  access: ["staff"],
  identifies: true,
  reply: z.object({ items: z.array(z.object({ id, name: z.string(), cases: count })) }),
});
