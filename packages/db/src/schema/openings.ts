import { contractForms, openingKinds, openingStates, payPeriods } from "@posoka/domain/vocabulary";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { clientKey, createdAt, key, moment, rowVersion, updatedAt } from "./columns.ts";
import { occupations, skills } from "./occupations.ts";
import { organisations } from "./organisations.ts";
import { language, settlements } from "./places.ts";
import { educationLevel } from "./profiles.ts";

export const openingKind = pgEnum("opening_kind", openingKinds);
export const openingState = pgEnum("opening_state", openingStates);
export const contractForm = pgEnum("contract_form", contractForms);
export const payPeriod = pgEnum("pay_period", payPeriods);

/** One place to work, learn, help or visit. Shared between charities: it holds nothing about people. */
export const openings = pgTable(
  "openings",
  {
    id: clientKey(),
    organisationId: uuid("organisation_id").references(() => organisations.id),
    /** Name as shown: of the partner, or as the source wrote it. */
    organisationName: text("organisation_name").notNull(),
    kind: openingKind("kind").notNull(),
    state: openingState("state").notNull().default("draft"),
    language: language("language").notNull(),
    title: text("title").notNull(),
    description: text("description").notNull().default(""),
    conditions: text("conditions").notNull().default(""),
    occupationId: uuid("occupation_id").references(() => occupations.id),
    iscoCode: text("isco_code"),
    ekatte: text("ekatte").references(() => settlements.ekatte),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    remote: boolean("remote").notNull().default(false),
    seats: integer("seats").notNull().default(1),
    startsOn: date("starts_on", { mode: "string" }),
    endsOn: date("ends_on", { mode: "string" }),
    /** Last local day to apply, included. */
    closesOn: date("closes_on", { mode: "string" }).notNull(),
    shiftStart: text("shift_start"),
    shiftEnd: text("shift_end"),
    /** 28 bits as in profiles; 0 means not stated. */
    schedule: integer("schedule").notNull().default(0),
    hoursPerDay: numeric("hours_per_day", { precision: 4, scale: 2, mode: "number" }),
    hoursPerWeek: numeric("hours_per_week", { precision: 5, scale: 2, mode: "number" }),
    contractForm: contractForm("contract_form").notNull().default("unstated"),
    probationMonths: smallint("probation_months"),
    minAge: smallint("min_age"),
    hazards: text("hazards", { enum: ["none", "some", "unstated"] })
      .notNull()
      .default("unstated"),
    /** Staff confirmed the facts that open it to minors. */
    minorFactsConfirmedBy: uuid("minor_facts_confirmed_by"),
    /** Youngest lawful age under the stated facts, kept by the module that writes the row. */
    lawfulFrom: smallint("lawful_from").notNull(),
    minEducation: educationLevel("min_education").notNull().default("none"),
    languages: jsonb("languages").$type<{ code: string; level: string }[]>().notNull().default([]),
    licences: text("licences")
      .array()
      .notNull()
      .default(sql`'{}'`),
    payMin: numeric("pay_min", { precision: 9, scale: 2, mode: "number" }),
    payMax: numeric("pay_max", { precision: 9, scale: 2, mode: "number" }),
    payPeriod: payPeriod("pay_period"),
    lodging: boolean("lodging").notNull().default(false),
    transport: boolean("transport").notNull().default(false),
    accessible: boolean("accessible").notNull().default(false),
    qualificationCode: text("qualification_code").notNull().default(""),
    external: boolean("external").notNull().default(false),
    source: text("source"),
    sourceId: text("source_id"),
    sourceUrl: text("source_url"),
    sourceDate: date("source_date", { mode: "string" }),
    /** An operator replaced the date of the source, for tests and demonstrations. */
    dateReplaced: boolean("date_replaced").notNull().default(false),
    reviewReason: text("review_reason"),
    reviewedBy: uuid("reviewed_by"),
    submittedAt: moment("submitted_at"),
    publishedAt: moment("published_at"),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    version: rowVersion(),
  },
  (table) => [
    uniqueIndex("openings_source")
      .on(table.source, table.sourceId)
      .where(sql`external`),
    index("openings_listed").on(table.state, table.closesOn, table.id),
    index("openings_organisation").on(table.organisationId, table.updatedAt),
    index("openings_occupation").on(table.occupationId),
    index("openings_title_search").using("gin", sql`lower(${table.title}) gin_trgm_ops`),
    check(
      "openings_pay_whole",
      sql`(pay_min is null) = (pay_max is null) and (pay_min is null) = (pay_period is null) and pay_min <= pay_max`,
    ),
    check(
      "openings_external_has_source",
      sql`external = (source is not null) and external = (organisation_id is null)`,
    ),
    check("openings_seats", sql`seats >= 0`),
  ],
);

export const openingSkills = pgTable(
  "opening_skills",
  {
    openingId: uuid("opening_id")
      .notNull()
      .references(() => openings.id, { onDelete: "cascade" }),
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id),
    /** Required for the place, or given by the training. */
    relation: text("relation", { enum: ["essential", "optional", "gives"] }).notNull(),
    position: smallint("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.openingId, table.skillId, table.relation] })],
);

export const openingEventActs = [
  "create",
  "edit",
  "submit",
  "publish",
  "reject",
  "pause",
  "resume",
  "close",
  "renew",
  "expire",
  "import",
] as const;

/** Everything that happened to a posting, in order. */
export const openingEvents = pgTable(
  "opening_events",
  {
    id: key(),
    openingId: uuid("opening_id")
      .notNull()
      .references(() => openings.id),
    act: text("act", { enum: openingEventActs }).notNull(),
    fromState: openingState("from_state"),
    toState: openingState("to_state").notNull(),
    byAccount: uuid("by_account"),
    reason: text("reason"),
    at: moment("at").notNull(),
  },
  (table) => [index("opening_events_opening").on(table.openingId, table.at)],
);
