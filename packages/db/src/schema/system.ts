import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, clientKey, createdAt, moment, xid8 } from "./columns.ts";

/** Who did what to which row. Written in the transaction of the act; holds ids and field names, never values. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    tenantId: uuid("tenant_id"),
    actorId: uuid("actor_id"),
    actorRole: text("actor_role").notNull(),
    act: text("act").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    detail: jsonb("detail").$type<Record<string, string | number | boolean | string[] | null>>().notNull(),
    requestId: text("request_id").notNull(),
    at: moment("at").notNull(),
    /** SHA-256 over the fields, by a trigger: whatever a writer names here is replaced. */
    hash: bytes("hash")
      .notNull()
      .default(sql`''::bytea`),
  },
  (table) => [
    index("audit_entries_actor").on(table.actorId, table.id),
    index("audit_entries_subject").on(table.subjectId, table.id),
    index("audit_entries_cards_seen")
      .on(sql`(detail ->> 'organisation')`, table.at)
      .where(sql`act = 'view.card'`),
    index("audit_entries_view_alerts")
      .on(table.at)
      .where(sql`act = 'view.alert'`),
  ],
);

/** What must happen outside after a commit, in order. Readers stay below the oldest running transaction. */
export const outbox = pgTable(
  "outbox",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    tx: xid8("tx")
      .notNull()
      .default(sql`pg_current_xact_id()`),
    topic: text("topic").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    /** Delivery of mail: null while waiting; events for the match index have no delivery. */
    deliver: text("deliver", { enum: ["mail", "index"] }).notNull(),
    doneAt: moment("done_at"),
    attempts: smallint("attempts").notNull().default(0),
    nextAttemptAt: moment("next_attempt_at").notNull().defaultNow(),
    /** Given up after the last attempt; a person looks at it. */
    deadAt: moment("dead_at"),
    lastError: text("last_error"),
  },
  (table) => [
    index("outbox_due")
      .on(table.nextAttemptAt)
      .where(sql`deliver = 'mail' and done_at is null and dead_at is null`),
    index("outbox_order").on(table.tx, table.id),
  ],
);

/** Mail of a demo world, shown on a page instead of sent. */
export const demoMails = pgTable("demo_mails", {
  id: bigserial("id", { mode: "number" }).primaryKey(),
  outboxId: bigint("outbox_id", { mode: "number" }).notNull().unique(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  body: text("body").notNull(),
  at: moment("at").notNull(),
});

/** The stored answer of a write, for a caller that repeats it. Kept 7 days. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    /** Account id, or "guest" with a hash of the address and cookie-less client. */
    actor: text("actor").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: smallint("status"),
    /** Null while the first request is still running. */
    reply: jsonb("reply"),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] }), index("idempotency_keys_age").on(table.createdAt)],
);

/** A stored file: content by hash on disk, facts here. */
export const files = pgTable(
  "files",
  {
    id: clientKey(),
    tenantId: uuid("tenant_id").notNull(),
    ownerId: uuid("owner_id").notNull(),
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    size: integer("size").notNull(),
    sha256: bytes("sha256").notNull(),
    createdAt: createdAt(),
    removedAt: moment("removed_at"),
  },
  (table) => [
    index("files_owner").on(table.ownerId),
    uniqueIndex("files_content")
      .on(table.ownerId, table.sha256)
      .where(sql`removed_at is null`),
  ],
);
