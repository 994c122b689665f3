import {
  representationNotes,
  representationStates,
  representationTasks as taskKinds,
  taskOutcomes,
} from "@posoka/domain/guardians/representation";
import { requestPurposes, requestStates } from "@posoka/domain/guardians/requests";
import { sql } from "drizzle-orm";
import { boolean, check, date, index, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { applications } from "./applications.ts";
import { key, moment, rowVersion } from "./columns.ts";
import { tenants } from "./organisations.ts";

const tenantKey = () =>
  uuid("tenant_id")
    .notNull()
    .references(() => tenants.id);
const youthKey = () =>
  uuid("youth_id")
    .notNull()
    .references(() => accounts.id);

/** How a young person is represented; without a row one signature is enough and nothing stands in the way. */
export const representations = pgTable(
  "representations",
  {
    youthId: youthKey().primaryKey(),
    tenantId: tenantKey(),
    signatories: smallint("signatories").notNull().default(1),
    /** Whatever a representative sees or gets leaves out place, employer and times. */
    protectedPlace: boolean("protected_place").notNull().default(false),
    /** An adult under запрещение, from the first recorded representative of one on: only a court ends it. */
    representedAdult: boolean("represented_adult").notNull().default(false),
    state: text("state", { enum: representationStates }).notNull().default("ok"),
    stateSince: moment("state_since").notNull(),
    note: text("note", { enum: representationNotes }),
    recordedBy: uuid("recorded_by").notNull(),
    version: rowVersion(),
  },
  () => [check("representations_signatories", sql`signatories between 1 and 2`)],
);

/** Something that a person of the team does about a representative, by a date. */
export const representationTasks = pgTable(
  "representation_tasks",
  {
    id: key(),
    tenantId: tenantKey(),
    youthId: youthKey(),
    kind: text("kind", { enum: taskKinds }).notNull(),
    openedAt: moment("opened_at").notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    doneAt: moment("done_at"),
    doneBy: uuid("done_by"),
    outcome: text("outcome", { enum: taskOutcomes }),
  },
  (table) => [
    uniqueIndex("representation_tasks_open")
      .on(table.youthId, table.kind)
      .where(sql`done_at is null`),
    check(
      "representation_tasks_done_whole",
      sql`(done_at is null) = (done_by is null) and (done_at is null) = (outcome is null)`,
    ),
  ],
);

/** What is asked of the representatives of a young person. Their answers stand in the register of consents. */
export const representativeRequests = pgTable(
  "representative_requests",
  {
    id: key(),
    tenantId: tenantKey(),
    youthId: youthKey(),
    purpose: text("purpose", { enum: requestPurposes }).notNull(),
    applicationId: uuid("application_id").references(() => applications.id),
    /** Of a share: what the young person wants shown, and until when. */
    fields: text("fields").array(),
    expiresOn: date("expires_on", { mode: "string" }),
    state: text("state", { enum: requestStates }).notNull().default("waiting"),
    askedAt: moment("asked_at").notNull(),
    settledAt: moment("settled_at"),
  },
  (table) => [
    index("representative_requests_youth").on(table.youthId, table.askedAt),
    uniqueIndex("representative_requests_application")
      .on(table.applicationId)
      .where(sql`purpose = 'representative_act'`),
    uniqueIndex("representative_requests_share")
      .on(table.applicationId)
      .where(sql`purpose = 'share_identity' and state in ('waiting', 'agreed')`),
    uniqueIndex("representative_requests_platform")
      .on(table.youthId)
      .where(sql`purpose = 'use_platform' and state in ('waiting', 'agreed')`),
    check("representative_requests_about", sql`(purpose = 'use_platform') = (application_id is null)`),
    check(
      "representative_requests_share_whole",
      sql`(purpose = 'share_identity') = (fields is not null) and (fields is null) = (expires_on is null)`,
    ),
  ],
);
