import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { mentorAssignments } from "@posoka/db/schema/mentors";
import { organisationLinks, organisations } from "@posoka/db/schema/organisations";
import { settlements } from "@posoka/db/schema/places";
import {
  careStays,
  caseload,
  childProtectionCases,
  guardianLinks,
  schoolEnrolments,
  unitMembers,
  units,
} from "@posoka/db/schema/relations";
import type { Role } from "@posoka/domain/roles";
import { and, eq, gt, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

const tables = {
  caseload,
  unit: unitMembers,
  "care-stay": careStays,
  school: schoolEnrolments,
  "child-protection": childProtectionCases,
  guardian: guardianLinks,
} as const;
type Tables = typeof tables;
export type LinkKind = keyof Tables | "member";

/** The new id, or undefined when one of the kind runs in these days: the exclusion constraint decides. */
export async function insertLink<K extends keyof Tables>(
  tx: Tx,
  kind: K,
  row: Tables[K]["$inferInsert"],
): Promise<string | undefined> {
  const table = tables[kind] as typeof caseload;
  const rows = await tx
    .insert(table)
    .values(row as typeof caseload.$inferInsert)
    .onConflictDoNothing()
    .returning({ id: table.id });
  return rows[0]?.id;
}

/** Which kind of link ended; what has not begun yet never will. */
export async function endLink(tx: Tx, id: string, endsAt: Date, at: Date): Promise<LinkKind | undefined> {
  for (const [kind, known] of Object.entries(tables)) {
    const table = known as typeof caseload;
    const runs = or(isNull(table.endsAt), gt(table.endsAt, at));
    const rows = await tx
      .update(table)
      .set({ endsAt: sql`greatest(${table.startsAt}, ${endsAt.toISOString()}::timestamptz)` })
      .where(and(eq(table.id, id), runs))
      .returning({ id: table.id });
    if (rows.length > 0) return kind as LinkKind;
  }
  return undefined;
}

const hasRole = (role: Role, at: Date): SQL =>
  sql`exists (select from ${accountRoles} r where r.account_id = ${accounts}.id and r.role = ${role}
    and (r.ended_at is null or r.ended_at > ${at.toISOString()}::timestamptz))`;

export async function findPerson(db: Db | Tx, userName: string, role: Role, at: Date) {
  const { id, tenantId } = accounts;
  const [row] = await db
    .select({ id, tenantId })
    .from(accounts)
    .where(and(eq(accounts.userName, userName), isNull(accounts.disabledAt), hasRole(role, at)));
  return row;
}

/** Also of somebody who left. */
export async function findAccountNamed(db: Db | Tx, userName: string) {
  const { id, tenantId } = accounts;
  const [row] = await db.select({ id, tenantId }).from(accounts).where(eq(accounts.userName, userName));
  return row;
}

/** Somebody whose account is no young person's. */
export async function findAdult(db: Db | Tx, userName: string) {
  const youth = sql`exists (select from ${accountRoles} r where r.account_id = ${accounts}.id and r.role = 'youth')`;
  const [row] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.userName, userName), isNull(accounts.disabledAt), sql`not ${youth}`));
  return row;
}

export async function unitNamed(tx: Tx, tenantId: string, name: string): Promise<string> {
  const rows = await tx
    .insert(units)
    .values({ tenantId, name })
    .onConflictDoUpdate({ target: [units.tenantId, units.name], set: { name } })
    .returning({ id: units.id });
  return rows[0]!.id;
}

const institutionKinds = ["home", "carer", "school", "child_protection"] as const;
export type InstitutionKind = (typeof institutionKinds)[number];
export { institutionKinds };

export async function findOrganisation(db: Db | Tx, organisationId: string) {
  const { id, kind } = organisations;
  const [row] = await db
    .select({ id, kind })
    .from(organisations)
    .where(and(eq(id, organisationId), ne(organisations.state, "banned")));
  return row && { ...row, institution: institutionKinds.some((one) => one === row.kind) };
}

export type NewInstitution = {
  kind: InstitutionKind;
  name: string;
  eik: string;
  ekatte: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
};

/** Undefined when the place is unknown or an approved organisation has the company number. */
export async function insertInstitution(
  tx: Tx,
  { kind, ...institution }: NewInstitution,
  tenantId: string,
  at: Date,
): Promise<string | undefined> {
  const place = await tx
    .select({ ekatte: settlements.ekatte })
    .from(settlements)
    .where(eq(settlements.ekatte, institution.ekatte));
  if (place.length === 0) return undefined;
  const rows = await tx
    .insert(organisations)
    .values({
      kind,
      ...institution,
      nameFolded: institution.name.toLowerCase(),
      state: "approved",
      decidedAt: at,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: organisations.id });
  const id = rows[0]?.id;
  if (id !== undefined) await tx.insert(organisationLinks).values({ organisationId: id, tenantId, createdAt: at });
  return id;
}

export type ListedLink = { kind: string; id: string; startsAt: Date; endsAt: Date | null };

/** Everything dated that joins this person to somebody, with the id that ends it; the oldest first. */
export async function listLinks(db: Db | Tx, userName: string): Promise<ListedLink[] | undefined> {
  const [account] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.userName, userName));
  if (!account) return undefined;
  const all: ListedLink[] = [];
  for (const [kind, table] of Object.entries(tables)) {
    const sides: PgColumn[] = Object.values({
      ...pick(table, "staffId"),
      ...pick(table, "youthId"),
      ...pick(table, "guardianId"),
    });
    const { id, startsAt, endsAt } = table;
    const rows = await db
      .select({ id, startsAt, endsAt })
      .from(table as typeof caseload)
      .where(or(...sides.map((side) => eq(side, account.id))));
    all.push(...rows.map((row) => ({ kind, ...row })));
  }
  const { organisationId, grantedAt, endedAt } = accountRoles;
  const members = await db
    .select({ kind: sql<string>`'member'`, id: accountRoles.id, startsAt: grantedAt, endsAt: endedAt })
    .from(accountRoles)
    .where(and(eq(accountRoles.accountId, account.id), isNotNull(organisationId)));
  const { id, startedAt, mentorId, youthId, endedAt: endsAt } = mentorAssignments;
  const matches = await db
    .select({ kind: sql<string>`'match'`, id, startsAt: startedAt, endsAt })
    .from(mentorAssignments)
    .where(or(eq(mentorId, account.id), eq(youthId, account.id)));
  return [...all, ...members, ...matches].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function pick(table: object, column: string): Record<string, PgColumn> {
  return column in table ? { [column]: (table as Record<string, PgColumn>)[column] as PgColumn } : {};
}
