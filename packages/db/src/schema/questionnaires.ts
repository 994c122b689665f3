import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { clientKey, createdAt, key, moment, updatedAt } from "./columns.ts";
import { tenants } from "./organisations.ts";
import { language } from "./places.ts";

/** A published version never changes; the newest published one is asked. */
export const questionnaires = pgTable(
  "questionnaires",
  {
    id: key(),
    code: text("code").notNull(),
    version: integer("version").notNull(),
    scale: integer("scale").notNull(),
    items: jsonb("items").$type<{ id: string; type: string }[]>().notNull(),
    publishedAt: moment("published_at").notNull(),
  },
  (table) => [index("questionnaires_newest").on(table.code, table.version)],
);

export const questionnaireTexts = pgTable(
  "questionnaire_texts",
  {
    questionnaireId: uuid("questionnaire_id")
      .notNull()
      .references(() => questionnaires.id),
    itemId: text("item_id").notNull(),
    language: language("language").notNull(),
    text: text("text").notNull(),
  },
  (table) => [primaryKey({ columns: [table.questionnaireId, table.itemId, table.language] })],
);

/** One time of answering. The id comes from the device, so a sitting sent twice is the same row. */
export const sittings = pgTable(
  "sittings",
  {
    id: clientKey(),
    youthId: uuid("youth_id")
      .notNull()
      .references(() => accounts.id),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    questionnaireId: uuid("questionnaire_id")
      .notNull()
      .references(() => questionnaires.id),
    answers: jsonb("answers").$type<Record<string, number>>().notNull(),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    /** Set with `finishedAt`: shares per type and their uncertainty. */
    profile: jsonb("profile").$type<Record<"R" | "I" | "A" | "S" | "E" | "C", number>>(),
    uncertainty: jsonb("uncertainty").$type<Record<"R" | "I" | "A" | "S" | "E" | "C", number>>(),
    careless: boolean("careless").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index("sittings_newest").on(table.youthId, table.finishedAt),
    check("sittings_result_whole", sql`(finished_at is null) = (profile is null) and (finished_at is null) = (uncertainty is null)`),
  ],
);
