import { everydayTopics } from "@posoka/domain/vocabulary";
import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgEnum, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, key, moment, updatedAt } from "./columns.ts";
import { language } from "./places.ts";

export const catalogueState = pgEnum("catalogue_state", ["active", "withdrawn"]);

export const iscoGroups = pgTable("isco_groups", {
  code: text("code").primaryKey(),
  escoUri: text("esco_uri").unique(),
});

export const iscoGroupTexts = pgTable(
  "isco_group_texts",
  {
    code: text("code")
      .notNull()
      .references(() => iscoGroups.code),
    language: language("language").notNull(),
    title: text("title").notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.language] })],
);

export const occupations = pgTable(
  "occupations",
  {
    id: key(),
    /** Code of our own catalogue; null for rows that only a classification brought. */
    code: text("code").unique(),
    escoUri: text("esco_uri").unique(),
    iscoCode: text("isco_code").notNull(),
    nkpdCode: text("nkpd_code"),
    nkpdTitle: text("nkpd_title"),
    state: catalogueState("state").notNull().default("active"),
    /** R I A S E C, 1 to 7; null where unknown. */
    interests: jsonb("interests").$type<[number, number, number, number, number, number]>(),
    education: text("education"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index("occupations_isco").on(table.iscoCode),
    check("occupations_isco_digits", sql`isco_code ~ '^[0-9]{4}$'`),
  ],
);

export const occupationTexts = pgTable(
  "occupation_texts",
  {
    occupationId: uuid("occupation_id")
      .notNull()
      .references(() => occupations.id),
    language: language("language").notNull(),
    title: text("title").notNull(),
    altTitles: text("alt_titles")
      .array()
      .notNull()
      .default(sql`'{}'`),
    description: text("description").notNull().default(""),
    day: text("day"),
    waysIn: text("ways_in"),
    hard: text("hard"),
    /** Ours is written for young people and is never overwritten by a classification. */
    ours: boolean("ours").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.occupationId, table.language] }),
    index("occupation_texts_search").using("gin", sql`lower(${table.title}) gin_trgm_ops`),
  ],
);

export const skills = pgTable("skills", {
  id: key(),
  code: text("code").unique(),
  escoUri: text("esco_uri").unique(),
  kind: text("kind", { enum: ["skill", "knowledge"] }).notNull(),
  transversal: boolean("transversal").notNull().default(false),
  state: catalogueState("state").notNull().default("active"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const skillTexts = pgTable(
  "skill_texts",
  {
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id),
    language: language("language").notNull(),
    label: text("label").notNull(),
    altLabels: text("alt_labels")
      .array()
      .notNull()
      .default(sql`'{}'`),
    ours: boolean("ours").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.skillId, table.language] }),
    index("skill_texts_search").using("gin", sql`lower(${table.label}) gin_trgm_ops`),
  ],
);

export const occupationSkills = pgTable(
  "occupation_skills",
  {
    occupationId: uuid("occupation_id")
      .notNull()
      .references(() => occupations.id),
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id),
    essential: boolean("essential").notNull(),
    ours: boolean("ours").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.occupationId, table.skillId] }),
    index("occupation_skills_skill").on(table.skillId),
  ],
);

/** Skills that stand near each other in the classification; gives partial credit. */
export const skillRelations = pgTable(
  "skill_relations",
  {
    fromId: uuid("from_id")
      .notNull()
      .references(() => skills.id),
    toId: uuid("to_id")
      .notNull()
      .references(() => skills.id),
    essential: boolean("essential").notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromId, table.toId] })],
);

export const everydayCards = pgTable("everyday_cards", {
  code: text("code").primaryKey(),
  /** Rows of an older catalogue get theirs when the new one is loaded, at the same start. */
  topic: text("topic", { enum: everydayTopics }).notNull().default("people"),
  position: smallint("position").notNull(),
});

export const everydayCardTexts = pgTable(
  "everyday_card_texts",
  {
    code: text("code")
      .notNull()
      .references(() => everydayCards.code),
    language: language("language").notNull(),
    label: text("label").notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.language] })],
);

export const everydayCardSkills = pgTable(
  "everyday_card_skills",
  {
    code: text("code")
      .notNull()
      .references(() => everydayCards.code),
    skillId: uuid("skill_id")
      .notNull()
      .references(() => skills.id),
    level: smallint("level").notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.skillId] })],
);

/** What was imported from where, with its report. */
export const imports = pgTable("imports", {
  id: key(),
  kind: text("kind").notNull(),
  /** SHA-256 over the files, so that the same set is known again. */
  checksum: text("checksum").notNull(),
  report: jsonb("report").notNull(),
  finishedAt: moment("finished_at").notNull(),
});
