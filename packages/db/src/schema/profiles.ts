import { educationLevels } from "@posoka/domain/vocabulary";
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgEnum, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { clientKey, createdAt, rowVersion, updatedAt } from "./columns.ts";
import { skills } from "./occupations.ts";
import { tenants } from "./organisations.ts";
import { settlements } from "./places.ts";

export const educationLevel = pgEnum("education_level", educationLevels);

const youthKey = () =>
  uuid("youth_id")
    .notNull()
    .references(() => accounts.id);
const tenantKey = () =>
  uuid("tenant_id")
    .notNull()
    .references(() => tenants.id);

export const profiles = pgTable(
  "profiles",
  {
    youthId: uuid("youth_id")
      .primaryKey()
      .references(() => accounts.id),
    tenantId: tenantKey(),
    education: educationLevel("education"),
    stillStudying: boolean("still_studying").notNull().default(false),
    licences: text("licences").array().notNull().default(sql`'{}'`),
    languages: jsonb("languages").$type<{ code: string; level: string }[]>().notNull().default([]),
    ekatte: text("ekatte").references(() => settlements.ekatte),
    reachKm: integer("reach_km"),
    remote: boolean("remote").notNull().default(false),
    /** 28 bits: day × part of day, Monday morning first; 0 means any time. */
    hours: integer("hours").notNull().default(0),
    wishes: text("wishes").array().notNull().default(sql`'{}'`),
    limits: text("limits").notNull().default(""),
    updatedAt: updatedAt(),
    version: rowVersion(),
  },
  (table) => [check("profiles_reach", sql`reach_km between 1 and 500`), check("profiles_hours", sql`${table.hours} between 0 and 268435455`)],
);

export const profileSkills = pgTable(
  "profile_skills",
  {
    youthId: youthKey(),
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id),
    tenantId: tenantKey(),
    level: smallint("level").notNull(),
  },
  (table) => [primaryKey({ columns: [table.youthId, table.skillId] }), check("profile_skills_level", sql`level between 1 and 3`)],
);

export const profileExperiences = pgTable(
  "profile_experiences",
  {
    id: clientKey(),
    youthId: youthKey(),
    tenantId: tenantKey(),
    position: smallint("position").notNull(),
    kind: text("kind", { enum: ["everyday", "work", "volunteering"] }).notNull(),
    cardCode: text("card_code"),
    words: text("words").notNull(),
    months: integer("months"),
  },
  (table) => [index("profile_experiences_youth").on(table.youthId, table.position)],
);

/** Name and contact: apart from the profile, so that what ranks people cannot read who they are. */
export const identities = pgTable("identities", {
  youthId: uuid("youth_id")
    .primaryKey()
    .references(() => accounts.id),
  tenantId: tenantKey(),
  name: text("name").notNull().default(""),
  phone: text("phone").notNull().default(""),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: rowVersion(),
});
