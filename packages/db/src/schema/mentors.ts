import { sql } from "drizzle-orm";
import { boolean, date, index, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { createdAt, key, moment } from "./columns.ts";
import { tenants } from "./organisations.ts";

/** Register of checks: kind, outcome and end, never a document or its content. The newest row per kind counts. */
export const vettingRecords = pgTable(
  "vetting_records",
  {
    id: key(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    kind: text("kind", { enum: ["conviction_certificate", "register_check", "training", "references"] }).notNull(),
    passed: boolean("passed").notNull(),
    validTo: date("valid_to", { mode: "string" }).notNull(),
    recordedBy: uuid("recorded_by"),
    recordedAt: moment("recorded_at").notNull(),
  },
  (table) => [index("vetting_records_newest").on(table.accountId, table.kind, table.recordedAt)],
);

/** A mentor accompanies a young person from one moment to another. */
export const mentorAssignments = pgTable(
  "mentor_assignments",
  {
    id: key(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    mentorId: uuid("mentor_id")
      .notNull()
      .references(() => accounts.id),
    youthId: uuid("youth_id")
      .notNull()
      .references(() => accounts.id),
    note: text("note").notNull().default(""),
    assignedBy: uuid("assigned_by").notNull(),
    startedAt: moment("started_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    uniqueIndex("mentor_assignments_one_running").on(table.youthId).where(sql`ended_at is null`),
    index("mentor_assignments_mentor").on(table.mentorId),
  ],
);

export const reviewState = pgEnum("review_state", ["waiting", "claimed", "done"]);

export const reviews = pgTable(
  "reviews",
  {
    id: key(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    youthId: uuid("youth_id")
      .notNull()
      .references(() => accounts.id),
    mentorId: uuid("mentor_id")
      .notNull()
      .references(() => accounts.id),
    state: reviewState("state").notNull().default("waiting"),
    claimEndsAt: moment("claim_ends_at"),
    rubric: jsonb("rubric").$type<{ skills: number; experience: number; direction: number; next_step: number }>(),
    comments: text("comments").notNull().default(""),
    outcome: text("outcome", { enum: ["reviewed", "suggestions"] }),
    doneAt: moment("done_at"),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("reviews_one_open").on(table.youthId).where(sql`state <> 'done'`),
    index("reviews_mentor").on(table.mentorId, table.state, table.createdAt),
  ],
);
