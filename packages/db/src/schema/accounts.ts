import { roles } from "@posoka/domain/roles";
import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, key, moment, rowVersion } from "./columns.ts";
import { organisations, tenants } from "./organisations.ts";
import { language } from "./places.ts";

export const role = pgEnum("role", roles);

export const accounts = pgTable(
  "accounts",
  {
    id: key(),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    /** Lower case, NFKC; four random digits at the end keep it from telling which names exist. */
    userName: text("user_name").notNull().unique(),
    displayName: text("display_name").notNull(),
    email: text("email"),
    emailConfirmedAt: moment("email_confirmed_at"),
    /** argon2id; null until an invitation is accepted. */
    passwordHash: text("password_hash"),
    language: language("language").notNull().default("bg"),
    disabledAt: moment("disabled_at"),
    /** SHA-256 of the key the device sent with the sign-up: sent twice, it opens one account. */
    signUpKey: text("sign_up_key").unique(),
    createdAt: createdAt(),
    version: rowVersion(),
  },
  (table) => [
    // An unconfirmed address proves nothing, so it may stand twice; a confirmed one belongs to one account.
    uniqueIndex("accounts_email_confirmed")
      .on(table.email)
      .where(sql`email_confirmed_at is not null`),
    index("accounts_tenant").on(table.tenantId, table.createdAt),
  ],
);

/** Dated: a role that ended is kept, and does not count from that moment on. */
export const accountRoles = pgTable(
  "account_roles",
  {
    id: key(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    role: role("role").notNull(),
    organisationId: uuid("organisation_id").references(() => organisations.id),
    /** Staff duties by name. */
    flags: text("flags")
      .array()
      .notNull()
      .default(sql`'{}'`),
    grantedBy: uuid("granted_by"),
    grantedAt: moment("granted_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
  },
  (table) => [
    uniqueIndex("account_roles_running")
      .on(table.accountId, table.role, sql`coalesce(organisation_id, '00000000-0000-0000-0000-000000000000')`)
      .where(sql`ended_at is null`),
    check(
      "account_roles_partner_has_organisation",
      sql`role not in ('partner', 'institution') or organisation_id is not null`,
    ),
  ],
);

/** Why a session ended before its time; people read it in the copy of their own data, so each has a word there. */
export const sessionEnds = [
  "card_used",
  "disabled",
  "ended_by_owner",
  "factor_changed",
  "factor_reset",
  "leaving",
  "operator",
  "password_changed",
  "password_reset",
  "replaced",
  "replayed",
  "restored",
  "role_ended",
  "signed_out",
  "signed_out_everywhere",
] as const;

/** A family of refresh tokens: one signed-in device. */
export const sessions = pgTable(
  "sessions",
  {
    id: key(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    actingRole: role("acting_role").notNull(),
    organisationId: uuid("organisation_id"),
    /** Browser and system in three words, for the own list of sessions. */
    device: text("device").notNull(),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    endsAt: moment("ends_at").notNull(),
    revokedAt: moment("revoked_at"),
    revokedWhy: text("revoked_why", { enum: sessionEnds }),
    /** The device is not the person's own: a short life, and nothing stays on it. */
    shared: boolean("shared").notNull().default(false),
    /** When and by what the second factor was shown in this session; null where none was. */
    factorAt: moment("factor_at"),
    factorKind: text("factor_kind", { enum: ["totp", "recovery"] }),
    /** When the person last proved who they are here, by password or code. */
    freshAt: moment("fresh_at"),
  },
  (table) => [index("sessions_account").on(table.accountId)],
);

export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    /** SHA-256 of the token; the token itself is only in the cookie. */
    hash: text("hash").primaryKey(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id),
    issuedAt: moment("issued_at").notNull(),
    /** Set at first use; a second use within 10 s is an honest retry, later the family ends. */
    usedAt: moment("used_at"),
  },
  (table) => [index("refresh_tokens_session").on(table.sessionId)],
);

export const linkPurpose = pgEnum("link_purpose", [
  "invitation",
  "reset",
  "confirm_email",
  "factor",
  "change_email",
  "card",
  "guardian",
]);

export const oneTimeLinks = pgTable(
  "one_time_links",
  {
    /** SHA-256 of the secret in the link. */
    hash: text("hash").primaryKey(),
    purpose: linkPurpose("purpose").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    /** The address a confirmation or reset was sent to. */
    email: text("email"),
    /** SHA-256 over the secret and a code that is told apart from it; null where the link alone is enough. */
    codeHash: text("code_hash"),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (table) => [index("one_time_links_account").on(table.accountId)],
);

/** Sign-in and link attempts per account and per address, in windows; shared by all instances. */
export const attemptCounters = pgTable("attempt_counters", {
  bucket: text("bucket").primaryKey(),
  windowStartedAt: moment("window_started_at").notNull(),
  count: integer("count").notNull(),
});

/** Birth date and how a young account came to be known. Names and contact are in `identities`. */
export const youthAccounts = pgTable(
  "youth_accounts",
  {
    accountId: uuid("account_id")
      .primaryKey()
      .references(() => accounts.id),
    tenantId: uuid("tenant_id")
      .notNull()
      .references(() => tenants.id),
    birthDate: date("birth_date", { mode: "string" }).notNull(),
    /** The newest consent to use, which the register proves: under 14 the representative's, then the person's own. */
    consentVerifiedAt: moment("consent_verified_at"),
    confirmedAt: moment("confirmed_at"),
    confirmedBy: uuid("confirmed_by"),
    metOn: date("met_on", { mode: "string" }),
    metBy: text("met_by", { enum: ["staff", "school", "child_protection"] }),
    openedByStaff: boolean("opened_by_staff").notNull().default(false),
    /** Why staff last corrected the birth date, in their words. */
    birthDateReason: text("birth_date_reason"),
  },
  (table) => [
    index("youth_accounts_tenant").on(table.tenantId, table.confirmedAt),
    check(
      "youth_accounts_confirmation_whole",
      sql`(confirmed_at is null) = (met_on is null) and (confirmed_at is null) = (met_by is null)`,
    ),
  ],
);
