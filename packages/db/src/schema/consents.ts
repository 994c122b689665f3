import { sql } from "drizzle-orm";
import { index, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { createdAt, key, moment } from "./columns.ts";
import { tenants } from "./organisations.ts";
import { language } from "./places.ts";

export const consentAct = pgEnum("consent_act", ["given", "refused", "withdrawn"]);

/** Append-only: the newest row for subject, purpose and recipient counts. */
export const consents = pgTable(
  "consents",
  {
    id: key(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    subjectId: uuid("subject_id")
      .notNull()
      .references(() => accounts.id),
    purpose: text("purpose").notNull(),
    fields: text("fields").array().notNull(),
    /** Who receives: an organisation, an application, or nobody outside the charity. */
    recipientKind: text("recipient_kind").notNull(),
    recipientId: uuid("recipient_id"),
    act: consentAct("act").notNull(),
    legalBasis: text("legal_basis").notNull(),
    textVersion: text("text_version").notNull(),
    language: language("language").notNull(),
    /** Self, or the representative whose proof staff checked. */
    givenBy: text("given_by").notNull(),
    proof: text("proof"),
    archiveNumber: text("archive_number"),
    recordedBy: uuid("recorded_by"),
    at: moment("at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("consents_newest").on(table.subjectId, table.purpose, table.recipientId, table.at)],
);

/** Which of the youth's fields one application shows its partner. The running row counts; a revoked one is kept. */
export const shareGrants = pgTable(
  "share_grants",
  {
    id: key(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    youthId: uuid("youth_id")
      .notNull()
      .references(() => accounts.id),
    applicationId: uuid("application_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    fields: text("fields").array().notNull(),
    grantedAt: moment("granted_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (table) => [index("share_grants_running").on(table.applicationId).where(sql`revoked_at is null`)],
);
