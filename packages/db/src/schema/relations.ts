import { guardianKinds } from "@posoka/domain/guardians/representation";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { createdAt, key, moment } from "./columns.ts";
import { organisations, tenants } from "./organisations.ts";
import { sensitive } from "./sensitive.ts";

// Who stands beside whom, from one moment to another. A relation counts from `startsAt` on and no longer at `endsAt`;
// what ended is kept. That two of a kind do not run at once is an exclusion constraint of the migration.

const tenantKey = () =>
  uuid("tenant_id")
    .notNull()
    .references(() => tenants.id);
const personKey = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => accounts.id);
const organisationKey = () =>
  uuid("organisation_id")
    .notNull()
    .references(() => organisations.id);
const period = () => ({
  startsAt: moment("starts_at").notNull(),
  endsAt: moment("ends_at"),
  /** Null: the operator. */
  linkedBy: uuid("linked_by"),
  createdAt: createdAt(),
});

/** The case worker of a young person: one at a time. */
export const caseload = pgTable(
  "caseload",
  { id: key(), tenantId: tenantKey(), staffId: personKey("staff_id"), youthId: personKey("youth_id"), ...period() },
  (table) => [index("caseload_staff").on(table.staffId), index("caseload_youth").on(table.youthId)],
);

/** A team of the charity. Its supervisor is a member with that flag. */
export const units = pgTable(
  "units",
  { id: key(), tenantId: tenantKey(), name: text("name").notNull(), createdAt: createdAt() },
  (table) => [uniqueIndex("units_name").on(table.tenantId, table.name)],
);

export const unitMembers = pgTable(
  "unit_members",
  {
    id: key(),
    tenantId: tenantKey(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => units.id),
    staffId: personKey("staff_id"),
    ...period(),
  },
  (table) => [index("unit_members_unit").on(table.unitId), index("unit_members_staff").on(table.staffId)],
);

export const schoolEnrolments = pgTable(
  "school_enrolments",
  { id: key(), tenantId: tenantKey(), youthId: personKey("youth_id"), organisationId: organisationKey(), ...period() },
  (table) => [
    index("school_enrolments_youth").on(table.youthId),
    index("school_enrolments_organisation").on(table.organisationId),
  ],
);

/** Настаняване: where a young person is placed, in a home or with a carer. That there is a row is a fact about care. */
export const careStays = sensitive.table(
  "care_stays",
  { id: key(), tenantId: tenantKey(), youthId: personKey("youth_id"), organisationId: organisationKey(), ...period() },
  (table) => [index("care_stays_youth").on(table.youthId), index("care_stays_organisation").on(table.organisationId)],
);

/** The child-protection department that works with a young person. */
export const childProtectionCases = sensitive.table(
  "child_protection_cases",
  { id: key(), tenantId: tenantKey(), youthId: personKey("youth_id"), organisationId: organisationKey(), ...period() },
  (table) => [
    index("child_protection_cases_youth").on(table.youthId),
    index("child_protection_cases_organisation").on(table.organisationId),
  ],
);

/**
 * A legal representative as staff checked it: the kind, by whom and when, by what and where it lies, never the paper.
 * The account is there from then on; without a password until its owner came by a link.
 */
export const guardianLinks = pgTable(
  "guardian_links",
  {
    id: key(),
    tenantId: tenantKey(),
    youthId: personKey("youth_id"),
    guardianId: personKey("guardian_id"),
    kind: text("kind", { enum: guardianKinds }).notNull(),
    checkedBy: personKey("checked_by"),
    checkedAt: moment("checked_at").notNull(),
    proof: text("proof"),
    archiveNumber: text("archive_number"),
    ...period(),
  },
  (table) => [index("guardian_links_youth").on(table.youthId), index("guardian_links_guardian").on(table.guardianId)],
);
