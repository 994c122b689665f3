import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { accountFactors } from "@posoka/db/schema/factors";
import { caseload } from "@posoka/db/schema/relations";
import type { Role } from "@posoka/domain/roles";
import { and, asc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { staying } from "../../privacy/service/staying.ts";
import { likeLiteral } from "../../../like-pattern.ts";

const running = sql`r.ended_at is null`;
const hasRole = (which: ReturnType<typeof sql>) =>
  sql`exists (select from ${accountRoles} r where r.account_id = ${accounts.id} and ${running} and ${which})`;

/** Adults with a role; young people are not for administrators to look through. */
type AdultFilter = { tenantId: string; q: string; role?: Role | undefined };

function adults(filter: AdultFilter) {
  const pattern = `%${likeLiteral(filter.q)}%`;
  const { userName, displayName, email, tenantId } = accounts;
  const found = [userName, displayName, email].map((column) => sql`lower(${column}) like ${pattern}`);
  return and(
    eq(tenantId, filter.tenantId),
    hasRole(sql`r.role <> 'youth'`),
    sql`not ${hasRole(sql`r.role = 'youth'`)}`,
    staying(accounts.id),
    filter.role && hasRole(sql`r.role = ${filter.role}`),
    filter.q === "" ? undefined : or(...found),
  );
}

export type AdultRow = {
  id: string;
  userName: string;
  displayName: string;
  email: string | null;
  roles: string[];
  flags: string[];
  disabled: boolean;
  invited: boolean;
  factor: boolean;
  /** Young people whose case worker this is, now or planned. */
  cases: number;
  createdAt: Date;
};

export function listAdults(
  db: Db | Tx,
  filter: AdultFilter & { page: number; limit: number; at: Date },
): Promise<AdultRow[]> {
  const { id, userName, displayName, email, disabledAt, passwordHash, createdAt } = accounts;
  // Inside the selected fields a bare column would be read as one of the inner table.
  return db
    .select({
      id,
      userName,
      displayName,
      email,
      createdAt,
      disabled: sql<boolean>`${disabledAt} is not null`,
      invited: sql<boolean>`${passwordHash} is null`,
      factor: sql<boolean>`exists (select from ${accountFactors} f where f.account_id = accounts.id and f.secret is not null)`,
      cases: sql<number>`(select count(*)::int from ${caseload} c where c.staff_id = accounts.id
        and c.ends_at is distinct from c.starts_at and (c.ends_at is null or c.ends_at > ${filter.at.toISOString()}::timestamptz))`,
      roles: sql<
        string[]
      >`array(select distinct r.role::text from ${accountRoles} r where r.account_id = accounts.id and ${running} order by 1)`,
      flags: sql<
        string[]
      >`array(select distinct f from ${accountRoles} r, unnest(r.flags) f where r.account_id = accounts.id and ${running} order by 1)`,
    })
    .from(accounts)
    .where(adults(filter))
    .orderBy(sql`${displayName} collate "bg-x-icu"`, asc(id))
    .limit(filter.limit)
    .offset((filter.page - 1) * filter.limit);
}

export async function countAdults(db: Db | Tx, filter: AdultFilter): Promise<number> {
  return db.$count(accounts, adults(filter));
}

/**
 * Administrators who can sign in, locked in one order, so that two of them cannot disable each other at once. Read anew
 * once the locks are held: the first reading is as old as the wait, and a role that ended meanwhile changed no locked row.
 */
export async function lockWorkingAdmins(tx: Tx, tenantId: string): Promise<string[]> {
  const working = () =>
    tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.tenantId, tenantId), workingAdmin))
      .orderBy(asc(accounts.id));
  await working().for("update");
  return (await working()).map(({ id }) => id);
}

const workingAdmin = and(
  isNull(accounts.disabledAt),
  isNotNull(accounts.passwordHash),
  hasRole(sql`r.role = 'admin'`),
  staying(accounts.id),
);

export async function someAdminWorks(db: Db | Tx): Promise<boolean> {
  const rows = await db.select({ id: accounts.id }).from(accounts).where(workingAdmin).limit(1);
  return rows.length > 0;
}

/** The first administrator who was invited and has not come yet. */
export async function findInvitedAdmin(db: Db | Tx) {
  const rows = await db
    .select()
    .from(accounts)
    .where(and(isNull(accounts.disabledAt), isNull(accounts.passwordHash), hasRole(sql`r.role = 'admin'`)))
    .orderBy(asc(accounts.createdAt), asc(accounts.id))
    .limit(1);
  return rows.at(0);
}

export async function setDisabled(tx: Tx, id: string, disabledAt: Date | null): Promise<void> {
  await tx
    .update(accounts)
    .set({ disabledAt, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id));
}

export async function findByUserName(tx: Tx, userName: string) {
  const rows = await tx.select().from(accounts).where(eq(accounts.userName, userName)).for("update");
  return rows.at(0);
}

/** Two instances that start at once take turns here. */
export async function waitForFirstAdmin(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7676732)`);
}

export async function setNameAndPassword(
  tx: Tx,
  id: string,
  values: { displayName: string; passwordHash: string },
): Promise<void> {
  await tx
    .update(accounts)
    .set({ ...values, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id));
}

/** Nobody's account any more: without name and address, and closed. */
export async function clearAccount(tx: Tx, id: string, disabledAt: Date): Promise<void> {
  await tx.update(accounts).set({ displayName: "", email: null, disabledAt }).where(eq(accounts.id, id));
}

export async function endRunningRoles(tx: Tx, accountId: string, endedAt: Date): Promise<void> {
  await tx
    .update(accountRoles)
    .set({ endedAt })
    .where(and(eq(accountRoles.accountId, accountId), isNull(accountRoles.endedAt)));
}

/** A role of the charity itself, which belongs to no organisation. */
export async function endCharityRole(tx: Tx, accountId: string, role: Role, endedAt: Date): Promise<void> {
  await tx
    .update(accountRoles)
    .set({ endedAt })
    .where(and(eq(accountRoles.accountId, accountId), eq(accountRoles.role, role), isNull(accountRoles.endedAt)));
}
