import { bigint, bigserial, boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytes, createdAt, moment } from "./columns.ts";

/**
 * One data key per person, wrapped by the installation's key. Destroying the row makes everything sealed with it
 * unreadable. No foreign key: the row goes first and alone.
 */
export const personKeys = pgTable("person_keys", {
  subjectId: uuid("subject_id").primaryKey(),
  wrapped: text("wrapped").notNull(),
  createdAt: createdAt(),
});

/** Keys of the program itself, wrapped in the same way: `audit` seals the trail. */
export const serviceKeys = pgTable("service_keys", {
  name: text("name").primaryKey(),
  wrapped: text("wrapped").notNull(),
  createdAt: createdAt(),
});

/**
 * Accounts that are to be erased and are hidden until then. Taking it back deletes the row. Queries that show people to
 * others ask `staying` of the privacy module.
 */
export const erasureRequests = pgTable(
  "erasure_requests",
  {
    accountId: uuid("account_id").primaryKey(),
    requestedAt: moment("requested_at").notNull(),
    dueAt: moment("due_at").notNull(),
    byRole: text("by_role", { enum: ["self", "staff", "operator"] }).notNull(),
    /** Staff who entered it for the person, and how the person asked. */
    byAccount: uuid("by_account"),
    via: text("via", { enum: ["online", "in_person", "paper", "phone"] }).notNull(),
  },
  (table) => [index("erasure_requests_due").on(table.dueAt)],
);

/** Accounts that nobody has signed in to for long, or that serve nobody any more, whose owners were told that they go. */
export const retentionNotices = pgTable(
  "retention_notices",
  {
    accountId: uuid("account_id").primaryKey(),
    noticedAt: moment("noticed_at").notNull(),
    dueAt: moment("due_at").notNull(),
    /** False where there is no confirmed address: then staff look for the person. */
    byMail: boolean("by_mail").notNull(),
    /** `nobody_left`: a representative of nobody; signing in alone does not keep such an account. */
    reason: text("reason", { enum: ["idle", "nobody_left"] })
      .notNull()
      .default("idle"),
  },
  (table) => [index("retention_notices_due").on(table.dueAt)],
);

/** Who was erased and when: random ids that point at nobody any more. A restore erases them again. */
export const erasures = pgTable("erasures", {
  subjectId: uuid("subject_id").primaryKey(),
  at: moment("at").notNull(),
});

/** Rows of the trail that are committed and not sealed yet; filled by the trigger that hashes them. */
export const auditUnsealed = pgTable("audit_unsealed", {
  entryId: bigint("entry_id", { mode: "number" }).primaryKey(),
});

/** A block of the trail: which rows, in the order they were sealed, and a keyed hash over them and the block before. */
export const auditSeals = pgTable("audit_seals", {
  id: bigserial("id", { mode: "number" }).primaryKey(),
  entryIds: bigint("entry_ids", { mode: "number" }).array().notNull(),
  /** The hash of each row when it was sealed, 32 bytes each in the same order: tells which row was edited since. */
  entryHashes: bytes("entry_hashes").notNull(),
  previous: bytes("previous").notNull(),
  hash: bytes("hash").notNull(),
  sealedAt: moment("sealed_at").notNull(),
});
