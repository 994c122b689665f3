import { organisationKinds, organisationStates } from "@posoka/domain/vocabulary";
import { sql } from "drizzle-orm";
import { check, index, pgEnum, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, key, moment, rowVersion, updatedAt } from "./columns.ts";
import { settlements } from "./places.ts";

export const organisationKind = pgEnum("organisation_kind", organisationKinds);
export const organisationState = pgEnum("organisation_state", organisationStates);

/** A charity that runs the product. Every row about people belongs to exactly one. */
export const tenants = pgTable("tenants", {
  id: key(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  createdAt: createdAt(),
});

export const organisations = pgTable(
  "organisations",
  {
    id: key(),
    kind: organisationKind("kind").notNull(),
    state: organisationState("state").notNull().default("pending"),
    name: text("name").notNull(),
    /** Lower case, one alphabet: finds look-alike names. */
    nameFolded: text("name_folded").notNull(),
    eik: text("eik").notNull(),
    ekatte: text("ekatte")
      .notNull()
      .references(() => settlements.ekatte),
    website: text("website"),
    about: text("about").notNull().default(""),
    contactName: text("contact_name").notNull(),
    contactEmail: text("contact_email").notNull(),
    contactPhone: text("contact_phone").notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: moment("decided_at"),
    decisionReason: text("decision_reason"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: rowVersion(),
  },
  (table) => [
    // Not unique among pending ones: a stranger must not learn or block who is registered. Approval takes one.
    uniqueIndex("organisations_eik_approved").on(table.eik).where(sql`state = 'approved'`),
    index("organisations_state").on(table.state, table.createdAt),
    check("organisations_eik_digits", sql`${table.eik} ~ '^([0-9]{9}|[0-9]{13})$'`),
  ],
);

/** Which charities an organisation works with; openings are shared, people never. */
export const organisationLinks = pgTable(
  "organisation_links",
  {
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.tenantId] })],
);

/** Facts of this installation that staff record; each change is a new row and the newest in force counts. */
export const settings = pgTable(
  "settings",
  {
    id: key(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    name: text("name").notNull(),
    value: text("value").notNull(),
    since: moment("since").notNull(),
    recordedBy: uuid("recorded_by"),
    createdAt: createdAt(),
  },
  (table) => [index("settings_newest").on(table.tenantId, table.name, table.since)],
);
