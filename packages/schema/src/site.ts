import { contentLanguages, languages } from "@posoka/domain/vocabulary";
import { z } from "zod";
import { email, isoDate, isoDateTime, line } from "./fields.ts";
import { route } from "./route.ts";

/** How people reach the charity that runs the installation; what is not recorded is null. */
export const charity = z.object({
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  /** When somebody is there, in words. */
  hours: z.string().nullable(),
  /** Who answers for personal data: a name, a post or both. */
  dataProtection: z.string().nullable(),
});
export type Charity = z.infer<typeof charity>;

export const site = z.object({
  demo: z.boolean(),
  /** Registration of the operator as a mediator, shown in the footer; null: kind `job` only points outside. */
  mediationNumber: z.string().nullable(),
  charity,
  languages: z.array(z.enum(languages)),
  /** Sign-ins of the demo world, shown on the sign-in page; empty elsewhere. */
  demoSignIns: z.array(z.object({ login: z.string(), password: z.string(), role: z.string() })),
});
export type Site = z.infer<typeof site>;

export const getSite = route({
  method: "GET",
  path: "/api/v1/site",
  summary: "What the pages need to know about this installation",
  access: "public",
  reply: site,
});

export const recordMediation = route({
  method: "PUT",
  path: "/api/v1/staff/settings/mediation",
  summary: "Record the operator's registration as a mediator, or its legal opinion; empty ends it",
  access: ["staff"],
  body: z.strictObject({ number: line(60, 0), since: isoDate }),
  reply: z.object({ mediationNumber: z.string().nullable() }),
});

export const saveCharity = route({
  method: "PUT",
  path: "/api/v1/admin/charity",
  summary: "Record how people reach the charity: everybody reads it, and letters carry it",
  access: ["admin"],
  body: z.strictObject({
    name: line(120, 2),
    address: line(200).nullable(),
    phone: z
      .string()
      .regex(/^\+?[0-9 ()-]{6,20}$/)
      .nullable(),
    email: email.nullable(),
    hours: line(120).nullable(),
    dataProtection: line(160).nullable(),
  }),
  reply: charity,
});

export const isLive = route({
  method: "GET",
  path: "/api/v1/health/live",
  summary: "The process answers",
  access: "public",
  reply: z.object({ live: z.literal(true) }),
});

export const isReady = route({
  method: "GET",
  path: "/api/v1/health/ready",
  summary: "The database answers and the match index is loaded",
  access: "public",
  reply: z.object({ ready: z.literal(true), openings: z.int() }),
  errors: ["busy"],
});

export const listDemoMails = route({
  method: "GET",
  path: "/api/v1/demo/mails",
  summary: "Mail that a demo world would have sent; empty and 404 elsewhere",
  access: "public",
  reply: z.object({
    items: z.array(
      z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string(), at: isoDateTime }),
    ),
  }),
  errors: ["not_found"],
});

export const contentLanguage = z.enum(contentLanguages);
export const interfaceLanguage = z.enum(languages);
