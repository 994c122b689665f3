import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts.ts";
import { createdAt, key, moment } from "./columns.ts";
import { tenants } from "./organisations.ts";

/** The second factor of an adult. Secrets are sealed (`apps/api/src/crypto/seal.ts`): a dump without the key shows none. */
export const accountFactors = pgTable(
  "account_factors",
  {
    accountId: uuid("account_id")
      .primaryKey()
      .references(() => accounts.id),
    /** Sealed; null until the first code was right. */
    secret: text("secret"),
    enrolledAt: moment("enrolled_at"),
    /** The 30-second step of the last code taken: it and all before it are spent. */
    lastStep: integer("last_step"),
    /** Sealed; a secret that waits for its first code, while the one before it still counts. */
    pending: text("pending"),
    pendingAt: moment("pending_at"),
  },
  () => [
    check("account_factors_enrolment_whole", sql`(secret is null) = (enrolled_at is null)`),
    check("account_factors_pending_whole", sql`(pending is null) = (pending_at is null)`),
  ],
);

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: key(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    /** SHA-256 of the account and the code; a code has 60 random bits. */
    hash: text("hash").notNull().unique(),
    createdAt: createdAt(),
    usedAt: moment("used_at"),
  },
  (table) => [index("recovery_codes_account").on(table.accountId)],
);

/** A new way in that staff handed to a young person; the secret is a one-time link. Kept, so that it can be shown. */
export const entryCards = pgTable(
  "entry_cards",
  {
    id: key(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    issuedBy: uuid("issued_by").notNull(),
    issuedAt: moment("issued_at").notNull(),
    usedAt: moment("used_at"),
    /** When its owner said that they had read about it. */
    seenAt: moment("seen_at"),
  },
  (table) => [index("entry_cards_account").on(table.accountId, table.issuedAt)],
);
