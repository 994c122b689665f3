import { applicationStates, refusalReasons } from "@posoka/domain/vocabulary";
import { check, date, index, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { accounts } from "./accounts.ts";
import { clientKey, createdAt, key, moment, rowVersion } from "./columns.ts";
import { openings } from "./openings.ts";
import { organisations, tenants } from "./organisations.ts";

export const applicationState = pgEnum("application_state", applicationStates);
export const refusalReason = pgEnum("refusal_reason", refusalReasons);

export const applications = pgTable(
  "applications",
  {
    id: clientKey(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    youthId: uuid("youth_id")
      .notNull()
      .references(() => accounts.id),
    openingId: uuid("opening_id")
      .notNull()
      .references(() => openings.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    state: applicationState("state").notNull(),
    note: text("note").notNull(),
    availableFrom: date("available_from", { mode: "string" }),
    submittedAt: moment("submitted_at"),
    promisedReplyOn: date("promised_reply_on", { mode: "string" }),
    decision: text("decision", { enum: ["yes", "talk", "no"] }),
    decidedBy: uuid("decided_by"),
    decidedAt: moment("decided_at"),
    refusal: refusalReason("refusal"),
    answerWords: text("answer_words").notNull().default(""),
    createdAt: createdAt(),
    version: rowVersion(),
  },
  (table) => [
    uniqueIndex("applications_one_per_person").on(table.youthId, table.openingId),
    index("applications_opening").on(table.openingId, table.state, table.createdAt),
    index("applications_youth").on(table.youthId, table.createdAt),
    index("applications_tenant_state").on(table.tenantId, table.state, table.promisedReplyOn),
    check(
      "applications_decision_has_person",
      sql`(decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)`,
    ),
  ],
);

export const applicationEvents = pgTable(
  "application_events",
  {
    id: key(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    tenantId: uuid("tenant_id").notNull(),
    fromState: applicationState("from_state"),
    toState: applicationState("to_state").notNull(),
    byRole: text("by_role", { enum: ["youth", "guardian", "partner", "staff", "clock"] }).notNull(),
    byAccount: uuid("by_account"),
    at: moment("at").notNull(),
  },
  (table) => [index("application_events_application").on(table.applicationId, table.at)],
);

/** The id under which one partner knows one young person: random, another one at every partner. */
export const candidateCards = pgTable(
  "candidate_cards",
  {
    id: key(),
    tenantId: uuid("tenant_id").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .unique()
      .references(() => applications.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
  },
  (table) => [index("candidate_cards_organisation").on(table.organisationId)],
);
