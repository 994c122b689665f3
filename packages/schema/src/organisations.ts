import { organisationStates, partnerKinds } from "@posoka/domain/vocabulary";
import { z } from "zod";
import {
  count,
  done,
  ekatte,
  email,
  id,
  isoDateTime,
  line,
  paging,
  password,
  text,
  userName,
  version,
} from "./fields.ts";
import { route } from "./route.ts";
import { interfaceLanguage } from "./site.ts";

const details = {
  name: line(160, 2),
  kind: z.enum(partnerKinds),
  /** ЕИК: 9 or 13 digits with a checksum. */
  eik: z.string().regex(/^(\d{9}|\d{13})$/),
  ekatte,
  website: z
    .url({ protocol: /^https?$/ })
    .max(200)
    .nullable(),
  about: text(1000),
  contactName: line(80, 2),
  contactEmail: email,
  contactPhone: z.string().regex(/^\+?[0-9 ()-]{6,20}$/),
};

const organisation = z.object({
  id,
  ...details,
  kind: z.enum(partnerKinds),
  placeName: z.string(),
  state: z.enum(organisationStates),
  decisionReason: z.string().nullable(),
  registeredAt: isoDateTime,
  version,
});
export type Organisation = z.infer<typeof organisation>;

export const registerPartner = route({
  method: "POST",
  path: "/api/v1/partners",
  summary: "Register an employer, training provider or co-operating organisation with its first user; staff approve",
  access: "public",
  body: z.strictObject({
    organisation: z.strictObject(details),
    userName,
    password,
    language: interfaceLanguage,
    noticeVersion: line(20),
  }),
  status: 201,
  reply: z.object({ organisationId: id, userName: z.string() }),
  errors: ["rate_limited"],
});

export const getMyOrganisation = route({
  method: "GET",
  path: "/api/v1/partner/organisation",
  summary: "The organisation one acts for",
  access: ["partner"],
  reply: organisation,
  errors: ["not_found"],
});

export const listOrganisations = route({
  method: "GET",
  path: "/api/v1/staff/organisations",
  summary: "Partner organisations, those that wait first",
  access: ["staff"],
  query: z.strictObject({ state: z.enum(organisationStates).optional(), ...paging }),
  reply: z.object({
    items: z.array(
      organisation.extend({
        /** Names of approved organisations that look like this one or carry its company number. */
        lookAlikes: z.array(z.string()),
      }),
    ),
    total: count,
  }),
});

export const decideOrganisation = route({
  method: "POST",
  path: "/api/v1/staff/organisations/:organisationId/decision",
  summary: "Approve or refuse a partner; a refusal says why",
  access: ["staff"],
  params: z.strictObject({ organisationId: id }),
  body: z.strictObject({ decision: z.enum(["approve", "refuse"]), reason: text(500), version }),
  reply: done,
  errors: ["not_found", "stale_version", "conflict"],
});
