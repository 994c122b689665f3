import { customType, integer, timestamp, uuid } from "drizzle-orm/pg-core";

export const key = () => uuid("id").primaryKey().defaultRandom();
/** An id that the caller makes, so that a repeated request is the same row. */
export const clientKey = () => uuid("id").primaryKey();
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date", precision: 3 });
export const createdAt = () => moment("created_at").notNull().defaultNow();
export const updatedAt = () => moment("updated_at").notNull().defaultNow();
/** Rises by one with every change; a writer must name the version it read. */
export const rowVersion = () => integer("version").notNull().default(1);

/** PostgreSQL's 64-bit transaction id, for readers that must not pass a transaction still running. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" });
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
