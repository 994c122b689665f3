import { z } from "zod";
import { done, id, isoDateTime } from "./fields.ts";
import { route } from "./route.ts";

/** What an adult settles before the account can go. */
export const duties = ["running_cases", "running_matches", "open_postings", "last_admin"] as const;
export type Duty = (typeof duties)[number];

/** `later`: hidden at once, erased after seven days unless taken back. `now`: erased with this request. */
export const erasureTimes = ["later", "now"] as const;
export type ErasureTime = (typeof erasureTimes)[number];
const when = z.enum(erasureTimes);

export const getMyErasure = route({
  method: "GET",
  path: "/api/v1/me/erasure",
  summary: "Whether the own account is to be erased and when, and which duty stands against it",
  access: "signed_in",
  whileLeaving: true,
  reply: z.object({ dueAt: isoDateTime.nullable(), duty: z.enum(duties).nullable() }),
});

export const requestErasure = route({
  method: "POST",
  path: "/api/v1/me/erasure",
  summary: "Have the own account erased; `dueAt` is null when it is gone already",
  access: "signed_in",
  whileLeaving: true,
  body: z.strictObject({ when }),
  reply: z.object({ dueAt: isoDateTime.nullable() }),
  errors: ["fresh_needed", "duty_runs", "conflict"],
});

export const takeBackErasure = route({
  method: "DELETE",
  path: "/api/v1/me/erasure",
  summary: "Keep the account after all: everything is as before, but what was shared has ended",
  access: "signed_in",
  whileLeaving: true,
  reply: done,
  errors: ["not_found"],
});

/** How a person asked who did not do it here. */
export const erasureVias = ["in_person", "paper", "phone"] as const;

export const eraseYouth = route({
  method: "POST",
  path: "/api/v1/staff/youths/:youthId/erasure",
  summary: "Have a young person's account erased who asked for it in person, on paper or by phone",
  access: ["staff"],
  identifies: true,
  params: z.strictObject({ youthId: id }),
  body: z.strictObject({ via: z.enum(erasureVias), when }),
  reply: z.object({ dueAt: isoDateTime.nullable() }),
  errors: ["not_found", "fresh_needed", "conflict"],
});

export const seeRetentionNotice = route({
  method: "POST",
  path: "/api/v1/me/retention-notice/seen",
  summary: "Say that one has read that the account was about to be erased because nobody signed in",
  access: "signed_in",
  reply: done,
});
