import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { organisations, tenants } from "@posoka/db/schema/organisations";
import { and, asc, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm";

export type AccountRow = typeof accounts.$inferSelect;

/** The new row, or undefined when the name or the key of the device is there already: the unique index decides. */
export async function insertAccount(tx: Tx, row: typeof accounts.$inferInsert): Promise<AccountRow | undefined> {
  const rows = await tx.insert(accounts).values(row).onConflictDoNothing().returning();
  return rows.at(0);
}

export async function insertRole(tx: Tx, row: typeof accountRoles.$inferInsert): Promise<void> {
  await tx.insert(accountRoles).values(row);
}

export async function insertYouth(tx: Tx, row: typeof youthAccounts.$inferInsert): Promise<void> {
  await tx.insert(youthAccounts).values(row);
}

export async function findAccount(db: Db | Tx, id: string): Promise<AccountRow | undefined> {
  const rows = await db.select().from(accounts).where(eq(accounts.id, id));
  return rows.at(0);
}

export async function lockAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  const rows = await tx.select().from(accounts).where(eq(accounts.id, id)).for("update");
  return rows.at(0);
}

export async function findBySignUpKey(db: Db | Tx, signUpKey: string): Promise<AccountRow | undefined> {
  const rows = await db.select().from(accounts).where(eq(accounts.signUpKey, signUpKey));
  return rows.at(0);
}

/** By user name, or by an e-mail address that was confirmed; an unconfirmed one proves nothing. */
export async function findByLogin(db: Db | Tx, login: string): Promise<AccountRow | undefined> {
  const [byEmail, byName] = [
    and(eq(accounts.email, login), isNotNull(accounts.emailConfirmedAt)),
    eq(accounts.userName, login),
  ];
  const rows = await db.select().from(accounts).where(or(byEmail, byName)).limit(1);
  return rows.at(0);
}

/** Roles that count at this moment, the first granted first. */
export function listRunningRoles(db: Db | Tx, accountId: string, at: Date) {
  return db
    .select({
      role: accountRoles.role,
      organisationId: accountRoles.organisationId,
      organisationName: organisations.name,
      flags: accountRoles.flags,
    })
    .from(accountRoles)
    .leftJoin(organisations, eq(organisations.id, accountRoles.organisationId))
    .where(
      and(
        eq(accountRoles.accountId, accountId),
        or(isNull(accountRoles.endedAt), gt(accountRoles.endedAt, at)),
        or(isNull(organisations.id), sql`${organisations.state} <> 'banned'`),
      ),
    )
    .orderBy(asc(accountRoles.grantedAt), asc(accountRoles.id));
}

export async function setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx
    .update(accounts)
    .set({ passwordHash, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id));
}

/** False when the account has another address by now. Throws a unique violation when somebody else confirmed it first. */
export async function confirmAddress(tx: Tx, id: string, email: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(accounts)
    .set({ emailConfirmedAt: sql`coalesce(${accounts.emailConfirmedAt}, ${at.toISOString()}::timestamptz)` })
    .where(and(eq(accounts.id, id), eq(accounts.email, email)))
    .returning({ id: accounts.id });
  return rows.length === 1;
}

/** The new address, confirmed. Throws a unique violation when somebody else has confirmed it. */
export async function setAddress(tx: Tx, id: string, email: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(accounts)
    .set({ email, emailConfirmedAt: at, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id))
    .returning({ id: accounts.id });
  return rows.length === 1;
}

export async function findFirstTenant(db: Db | Tx): Promise<string | undefined> {
  const rows = await db
    .select({ id: tenants.id })
    .from(tenants)
    .orderBy(asc(tenants.createdAt), asc(tenants.id))
    .limit(1);
  return rows.at(0)?.id;
}
