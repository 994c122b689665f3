import type { Db, Tx } from "@posoka/db/client";
import { auditEntries } from "@posoka/db/schema/system";
import { auditSeals, auditUnsealed } from "@posoka/db/schema/trust";
import { asc, desc, gt, inArray, sql } from "drizzle-orm";
import type { EntryFields } from "./entry-hash.ts";

type Executor = Db | Tx;

/** True for the one sealer that may work until this transaction ends. */
export async function lockSealing(tx: Tx): Promise<boolean> {
  const { rows } = await tx.execute<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(7676731) as free`);
  return rows[0]?.free === true;
}

/** Takes committed rows out of the queue; only what this statement sees is sealed, so nothing running is waited for. */
export async function takeUnsealed(tx: Tx, most: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    delete from ${auditUnsealed} where entry_id in (select entry_id from ${auditUnsealed} order by entry_id limit ${most})
    returning entry_id as id`);
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

export async function hashesOf(db: Executor, ids: readonly number[]): Promise<Map<number, Buffer>> {
  if (ids.length === 0) return new Map();
  const { id, hash } = auditEntries;
  const rows = await db
    .select({ id, hash })
    .from(auditEntries)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.hash]));
}

export async function lastSeal(db: Executor) {
  const [row] = await db.select().from(auditSeals).orderBy(desc(auditSeals.id)).limit(1);
  return row;
}

export async function insertSeal(tx: Tx, row: typeof auditSeals.$inferInsert): Promise<void> {
  await tx.insert(auditSeals).values(row);
}

export async function nextSealId(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select nextval(pg_get_serial_sequence('audit_seals', 'id')) as id`,
  );
  return Number(rows[0]?.id);
}

export function listSeals(db: Executor, after: number, limit: number) {
  return db.select().from(auditSeals).where(gt(auditSeals.id, after)).orderBy(asc(auditSeals.id)).limit(limit);
}

export type KeptEntry = { fields: EntryFields; hash: Buffer; at: Date };

/** Rows with their fields as the database writes them down, by id. */
export async function readEntries(db: Executor, ids: readonly number[]): Promise<Map<number, KeptEntry>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ fields: writtenFields, hash: auditEntries.hash, at: auditEntries.at })
    .from(auditEntries)
    .where(inArray(auditEntries.id, [...ids]));
  return new Map(rows.map((row) => [Number(row.fields[0]), row]));
}

const writtenFields = sql<EntryFields>`to_jsonb(array[
  id::text, tenant_id::text, actor_id::text, actor_role, act, subject_kind, subject_id, detail::text, request_id,
  ((extract(epoch from at) * 1000)::bigint)::text])`;

/** Ids from `after` on, each with whether it still waits to be sealed. */
export async function listEntryIds(db: Executor, after: number, limit: number) {
  const { rows } = await db.execute<{ id: string; waits: boolean }>(sql`
    select e.id, exists (select from ${auditUnsealed} u where u.entry_id = e.id) as waits
    from ${auditEntries} e where e.id > ${after} order by e.id limit ${limit}`);
  return rows.map(({ id, waits }) => ({ id: Number(id), waits }));
}

/** Waiting in the queue without a row: somebody deleted it before it was sealed. */
export async function listLostInQueue(db: Executor): Promise<number[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select u.entry_id as id from ${auditUnsealed} u
    where not exists (select from ${auditEntries} e where e.id = u.entry_id) order by 1`);
  return rows.map(({ id }) => Number(id));
}
