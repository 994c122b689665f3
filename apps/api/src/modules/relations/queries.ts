import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { caseload, unitMembers } from "@posoka/db/schema/relations";
import { and, asc, count, eq, gt, inArray, isNull, or, type SQLWrapper, sql } from "drizzle-orm";
import { running } from "../../running.ts";
import { staying } from "../privacy/service/staying.ts";

/**
 * Ends what runs for this person, and what was planned for later, and begins the new case: the last decision counts.
 * Undefined when somebody was faster: the exclusion constraint decides.
 */
export async function insertCase(tx: Tx, row: typeof caseload.$inferInsert): Promise<string | undefined> {
  const at = row.startsAt;
  await tx
    .update(caseload)
    .set({ endsAt: at })
    .where(and(eq(caseload.youthId, row.youthId), running(caseload, at)));
  await tx
    .update(caseload)
    .set({ endsAt: sql`${caseload.startsAt}` })
    .where(and(eq(caseload.youthId, row.youthId), gt(caseload.startsAt, at)));
  const rows = await tx.insert(caseload).values(row).onConflictDoNothing().returning({ id: caseload.id });
  return rows[0]?.id;
}

const workingStaff = (at: Date) =>
  and(
    eq(accountRoles.accountId, accounts.id),
    eq(accountRoles.role, "staff"),
    or(isNull(accountRoles.endedAt), gt(accountRoles.endedAt, at)),
  );

/** People who share a unit with this person now, themselves included when they are in one. */
export const ofSameUnit = (staffId: string, at: Date) =>
  sql`(select theirs.staff_id from ${unitMembers} mine join ${unitMembers} theirs on theirs.unit_id = mine.unit_id
    where mine.staff_id = ${staffId}
      and mine.starts_at <= ${at.toISOString()}::timestamptz and (mine.ends_at is null or mine.ends_at > ${at.toISOString()}::timestamptz)
      and theirs.starts_at <= ${at.toISOString()}::timestamptz and (theirs.ends_at is null or theirs.ends_at > ${at.toISOString()}::timestamptz))`;

/** Members of staff by name with how many cases they have, of the charity, the own unit, or oneself alone. */
export function listCaseWorkers(
  db: Db | Tx,
  of: { tenantId: string; staffId: string; whom: "everybody" | "unit" | "self"; at: Date },
) {
  const mine = eq(accounts.id, of.staffId);
  const whom = {
    everybody: undefined,
    unit: or(mine, inArray(accounts.id, ofSameUnit(of.staffId, of.at))),
    self: mine,
  };
  return db
    .select({ id: accounts.id, name: accounts.displayName, cases: count(caseload.id) })
    .from(accounts)
    .innerJoin(accountRoles, workingStaff(of.at))
    .leftJoin(caseload, and(eq(caseload.staffId, accounts.id), running(caseload, of.at), staying(caseload.youthId)))
    .where(and(eq(accounts.tenantId, of.tenantId), isNull(accounts.disabledAt), staying(accounts.id), whom[of.whom]))
    .groupBy(accounts.id)
    .orderBy(bulgarian(accounts.displayName), asc(accounts.id))
    .limit(500);
}

/** As people sort names. */
const bulgarian = (name: SQLWrapper) => sql`${name} collate "bg-x-icu"`;
