import { languages } from "@posoka/domain/vocabulary";
import { sql } from "drizzle-orm";
import { boolean, check, doublePrecision, index, integer, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

export const language = pgEnum("language", languages);

export const provinces = pgTable("provinces", { code: text("code").primaryKey() });

export const provinceNames = pgTable(
  "province_names",
  {
    code: text("code")
      .notNull()
      .references(() => provinces.code),
    language: language("language").notNull(),
    name: text("name").notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.language] })],
);

/** Settlements by ЕКАТТЕ code. */
export const settlements = pgTable(
  "settlements",
  {
    ekatte: text("ekatte").primaryKey(),
    municipality: text("municipality").notNull(),
    province: text("province")
      .notNull()
      .references(() => provinces.code),
    latitude: doublePrecision("latitude").notNull(),
    longitude: doublePrecision("longitude").notNull(),
    population: integer("population").notNull(),
    municipalCentre: boolean("municipal_centre").notNull(),
  },
  (table) => [check("settlements_code", sql`${table.ekatte} ~ '^[0-9]{5}$'`)],
);

export const settlementNames = pgTable(
  "settlement_names",
  {
    ekatte: text("ekatte")
      .notNull()
      .references(() => settlements.ekatte),
    language: language("language").notNull(),
    name: text("name").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ekatte, table.language] }),
    index("settlement_names_search").using("gin", sql`lower(${table.name}) gin_trgm_ops`),
  ],
);
