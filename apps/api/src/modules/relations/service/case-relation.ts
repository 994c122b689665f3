import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { caseload, unitMembers } from "@posoka/db/schema/relations";
import type { caseRelations } from "@posoka/schema/cases";
import { AppError } from "@posoka/schema/errors";
import { and, eq, type SQL, sql, type SQLWrapper } from "drizzle-orm";
import { type Actor, actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { staying } from "../../privacy/service/staying.ts";
import { insertCase } from "../queries.ts";

export type CaseRelation = (typeof caseRelations)[number];

/**
 * Everything about a young person, or only who waits. Without a case worker everybody of the team sees the second, so
 * that somebody meets the person, and a coordinator the first.
 */
export function seesWholeCase(actor: Pick<Actor, "flags">, relation: CaseRelation): boolean {
  return relation !== "unassigned" || actor.flags.includes("coordinator");
}

/** A dated relation counts from its start on and no longer at its end. */
export const runs = (name: string, at: string): SQL =>
  sql.raw(`${name}.starts_at <= ${at} and (${name}.ends_at is null or ${name}.ends_at > ${at})`);

/** A case worker who left holds nothing: the case counts as free until somebody takes it. */
export function works(accountId: SQL, at: string): SQL {
  const moment = sql.raw(at);
  return sql`exists (select from ${accounts} wa join ${accountRoles} wr on wr.account_id = wa.id
    where wa.id = ${accountId} and wa.disabled_at is null and ${staying(sql`wa.id`)} and wr.role = 'staff'
      and (wr.ended_at is null or wr.ended_at > ${moment}))`;
}

/** The running row of `caseload`, as `c`, of somebody who still works here. */
export function runningCase(youthId: SQLWrapper, at: Date): SQL {
  const moment = literal(at);
  return sql`${caseload} c where c.youth_id = ${youthId} and ${runs("c", moment)} and ${works(sql`c.staff_id`, moment)}`;
}

/**
 * How a member of staff relates to a young person of the own charity at a moment, as an expression for any query;
 * null: not at all, and then the person does not exist. Whoever uses it compares the tenant as well.
 */
export function caseRelation(
  actor: Pick<Actor, "id" | "flags">,
  youthId: SQLWrapper,
  at: Date,
): SQL<CaseRelation | null> {
  const moment = literal(at);
  const running = runningCase(youthId, at);
  const unit = actor.flags.includes("supervisor")
    ? sql`when exists (select from ${running} and c.staff_id in (
        select theirs.staff_id from ${unitMembers} mine join ${unitMembers} theirs on theirs.unit_id = mine.unit_id
        where mine.staff_id = ${actor.id} and ${runs("mine", moment)} and ${runs("theirs", moment)})) then 'unit'`
    : sql``;
  return sql<CaseRelation | null>`case
    when exists (select from ${running} and c.staff_id = ${actor.id}) then 'own'
    ${unit}
    when not exists (select from ${running}) then 'unassigned' end`;
}

/** Our own clock's moment, never a caller's text. */
export const literal = (at: Date): string => `timestamptz '${at.toISOString()}'`;

/** The relation as it is until this transaction ends: nobody takes or gives the case meanwhile. */
export async function lockRelation(tx: Db | Tx, ctx: Context, youthId: string): Promise<CaseRelation | null> {
  const actor = actorOf(ctx);
  const own = and(
    eq(youthAccounts.accountId, youthId),
    eq(youthAccounts.tenantId, actor.tenantId),
    staying(youthAccounts.accountId),
  );
  // Locked first and judged after: a statement that waited for the lock would still see the caseload of before.
  const found = await tx.select({ id: youthAccounts.accountId }).from(youthAccounts).where(own).for("update");
  if (found.length === 0) return null;
  const relation = caseRelation(actor, sql`${youthAccounts.accountId}`, ctx.now());
  const [row] = await tx.select({ relation }).from(youthAccounts).where(own);
  return row?.relation ?? null;
}

/**
 * The door of every act on a case. Whoever acts for a young person without a case worker becomes that worker.
 *
 * @throws {AppError} `not_found` when the case is somebody else's, or nobody's in this charity
 */
export async function enterCase(tx: Tx, ctx: Context, youthId: string): Promise<void> {
  const relation = await lockRelation(tx, ctx, youthId);
  if (relation === null) throw new AppError("not_found");
  if (relation === "unassigned") await giveCase(tx, ctx, youthId, actorOf(ctx).id);
}

/** From this moment on the case is that person's, and nobody else's. The caller holds the lock and judged the act. */
export async function giveCase(tx: Tx, ctx: Context, youthId: string, staffId: string): Promise<void> {
  const { id: linkedBy, tenantId } = actorOf(ctx);
  const id = await insertCase(tx, { tenantId, staffId, youthId, startsAt: ctx.now(), linkedBy });
  if (id === undefined) throw new AppError("conflict");
  const act = staffId === linkedBy ? "case.take" : "case.assign";
  await record(tx, ctx, act, { kind: "caseload", id }, { youth: youthId, staff: staffId });
}
