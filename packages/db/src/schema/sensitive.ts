import { pgSchema, text, uuid } from "drizzle-orm/pg-core";
import { updatedAt } from "./columns.ts";

/** Special-category data. The role that ranks people has no right in this schema; only profiles, needs and statistics read it. */
export const sensitive = pgSchema("sensitive");

export const supportWanted = sensitive.table("support_wanted", {
  youthId: uuid("youth_id").primaryKey(),
  tenantId: uuid("tenant_id").notNull(),
  /** A JSON list, sealed with the person's key. */
  needs: text("needs").notNull().default(""),
  updatedAt: updatedAt(),
});
