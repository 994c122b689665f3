import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { caseload } from "@posoka/db/schema/relations";
import { and, asc, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { running } from "../../running.ts";
import { staying } from "../privacy/service/staying.ts";
import { ofSameUnit } from "./queries.ts";
import { literal, runs, works } from "./service/case-relation.ts";

export type Colleague = { id: string; name: string; cases: number; left: boolean; sameUnit: boolean };

/** Everybody who is or was staff of the charity, by name, with how many cases stand in their name at that moment. */
export async function listColleagues(
  db: Db | Tx,
  of: { tenantId: string; at: Date; reader: string; only?: string },
): Promise<Colleague[]> {
  const at = literal(of.at);
  const found = await db.execute<Colleague>(sql`
    select a.id, a.display_name as name, not ${works(sql`a.id`, at)} as "left",
      a.id in ${ofSameUnit(of.reader, of.at)} as "sameUnit",
      (select count(*)::int from ${caseload} c join ${accounts} y on y.id = c.youth_id and y.disabled_at is null and ${staying(sql`y.id`)}
        where c.staff_id = a.id and ${runs("c", at)}) as cases
    from ${accounts} a
    where a.tenant_id = ${of.tenantId} and ${staying(sql`a.id`)}
      and exists (select from ${accountRoles} r where r.account_id = a.id and r.role = 'staff')
      ${of.only === undefined ? sql`` : sql`and a.id = ${of.only}`}
    order by a.display_name collate "bg-x-icu", a.id`);
  return found.rows;
}

/** The cases in somebody's name at that moment, the oldest first, with who takes over next. */
export async function listCasesOf(db: Db | Tx, staffId: string, at: Date) {
  const { youthId, startsAt } = caseload;
  return db
    .select({ youthId, since: startsAt, userName: accounts.userName })
    .from(caseload)
    .innerJoin(accounts, and(eq(accounts.id, youthId), isNull(accounts.disabledAt), staying(youthId)))
    .where(and(eq(caseload.staffId, staffId), running(caseload, at)))
    .orderBy(asc(startsAt), asc(youthId));
}

/** Who works with a young person now; nobody while the case is free. */
export async function findCaseWorker(db: Db | Tx, youthId: string, at: Date) {
  const [row] = await db
    .select({ name: accounts.displayName, since: caseload.startsAt })
    .from(caseload)
    .innerJoin(accounts, eq(accounts.id, caseload.staffId))
    .where(and(eq(caseload.youthId, youthId), running(caseload, at), works(sql`${accounts.id}`, literal(at))));
  return row;
}

/** For each of these people the first case that begins later. */
export async function listPlanned(db: Db | Tx, youthIds: readonly string[], at: Date) {
  if (youthIds.length === 0) return [];
  const staff = alias(accounts, "staff");
  return db
    .selectDistinctOn([caseload.youthId], {
      youthId: caseload.youthId,
      name: staff.displayName,
      from: caseload.startsAt,
    })
    .from(caseload)
    .innerJoin(staff, and(eq(staff.id, caseload.staffId), staying(staff.id)))
    .where(and(inArray(caseload.youthId, [...youthIds]), gt(caseload.startsAt, at), notCalledOff))
    .orderBy(caseload.youthId, caseload.startsAt);
}

/** A case that was planned and will never begin ends where it starts. */
const notCalledOff = or(isNull(caseload.endsAt), ne(caseload.endsAt, caseload.startsAt));

/** Which of somebody's cases run or are planned from a moment on. */
const remaining = (staffId: string, at: Date) =>
  and(eq(caseload.staffId, staffId), or(isNull(caseload.endsAt), gt(caseload.endsAt, at)), notCalledOff);

export async function countRemaining(db: Db | Tx, staffId: string, at: Date): Promise<number> {
  return db.$count(caseload, remaining(staffId, at));
}

/**
 * What remains of somebody's cases from a moment on, of all young people or of one, is a colleague's; plans that others
 * take over later stay. The young people are locked first, as `lockRelation` does, in one order.
 *
 * @returns the new cases
 */
export async function moveCases(
  tx: Tx,
  move: { from: string; to: string; at: Date; linkedBy: string | null; youthId?: string },
): Promise<{ id: string; youthId: string }[]> {
  const mine = and(
    remaining(move.from, move.at),
    move.youthId === undefined ? undefined : eq(caseload.youthId, move.youthId),
  );
  const owned = tx.select({ id: caseload.youthId }).from(caseload).where(mine);
  const { accountId } = youthAccounts;
  await tx.select({ accountId }).from(youthAccounts).where(inArray(accountId, owned)).orderBy(accountId).for("update");
  const from = sql`greatest(${caseload.startsAt}, ${move.at.toISOString()}::timestamptz)`;
  // The end as it was is needed once more, for the row of the colleague.
  const before = await tx.select({ id: caseload.id, endsAt: caseload.endsAt }).from(caseload).where(mine);
  if (before.length === 0) return [];
  const ended = await tx
    .update(caseload)
    .set({ endsAt: from })
    .where(
      inArray(
        caseload.id,
        before.map(({ id }) => id),
      ),
    )
    .returning();
  const endOf = new Map(before.map(({ id, endsAt }) => [id, endsAt]));
  const { to: staffId, linkedBy } = move;
  const next = ended.map(({ id, tenantId, youthId, endsAt }) => ({
    tenantId,
    youthId,
    staffId,
    startsAt: endsAt!,
    endsAt: endOf.get(id) ?? null,
    linkedBy,
  }));
  return tx.insert(caseload).values(next).returning({ id: caseload.id, youthId: caseload.youthId });
}
