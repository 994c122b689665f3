import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { applications } from "@posoka/db/schema/applications";
import { mentorAssignments } from "@posoka/db/schema/mentors";
import { openings } from "@posoka/db/schema/openings";
import { caseload } from "@posoka/db/schema/relations";
import { erasureRequests, erasures } from "@posoka/db/schema/trust";
import type { ApplicationState, OpeningState } from "@posoka/domain/vocabulary";
import { and, asc, eq, gt, inArray, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import { staying } from "./service/staying.ts";

type Executor = Db | Tx;

export async function userNameOf(db: Executor, accountId: string): Promise<string> {
  const [row] = await db.select({ userName: accounts.userName }).from(accounts).where(eq(accounts.id, accountId));
  return row?.userName ?? "";
}

export async function isErased(db: Executor, subjectId: string): Promise<boolean> {
  return (await db.$count(erasures, eq(erasures.subjectId, subjectId))) > 0;
}

export async function listErasedSince(db: Executor, since: Date): Promise<string[]> {
  const { subjectId, at } = erasures;
  const rows = await db.select({ subjectId }).from(erasures).where(gt(at, since)).orderBy(asc(at), asc(subjectId));
  return rows.map((row) => row.subjectId);
}

/** False when the account is to be erased already. */
export async function insertRequest(tx: Tx, row: typeof erasureRequests.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(erasureRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: erasureRequests.accountId });
  return rows.length > 0;
}

export async function findRequest(db: Executor, accountId: string) {
  const [row] = await db.select().from(erasureRequests).where(eq(erasureRequests.accountId, accountId));
  return row;
}

/** False when there was none. */
export async function deleteRequest(tx: Tx, accountId: string): Promise<boolean> {
  const rows = await tx
    .delete(erasureRequests)
    .where(eq(erasureRequests.accountId, accountId))
    .returning({ id: erasureRequests.accountId });
  return rows.length > 0;
}

/**
 * The account that is due longest, locked with its request until the transaction ends. Another instance passes it by;
 * so do we where the person takes it back, or writes, at this moment: to wait with half of the locks could be for ever.
 */
export async function takeDueRequest(tx: Tx, at: Date, except: readonly string[]): Promise<string | undefined> {
  const { accountId, dueAt } = erasureRequests;
  const [row] = await tx
    .select({ accountId })
    .from(erasureRequests)
    .innerJoin(accounts, eq(accounts.id, accountId))
    .where(and(lte(dueAt, at), except.length > 0 ? notInArray(accountId, [...except]) : undefined))
    .orderBy(asc(dueAt), asc(accountId))
    .limit(1)
    .for("update", { of: [accounts, erasureRequests], skipLocked: true });
  return row?.accountId;
}

/** Young people whom a mentor accompanies now. */
export async function countMatches(db: Executor, mentorId: string): Promise<number> {
  return db.$count(
    mentorAssignments,
    and(
      eq(mentorAssignments.mentorId, mentorId),
      isNull(mentorAssignments.endedAt),
      staying(mentorAssignments.youthId),
    ),
  );
}

/** Young people whose case this member of staff has now. */
export async function countCases(db: Executor, staffId: string, at: Date): Promise<number> {
  const { startsAt, endsAt, youthId } = caseload;
  return db.$count(
    caseload,
    and(eq(caseload.staffId, staffId), lte(startsAt, at), or(isNull(endsAt), gt(endsAt, at)), staying(youthId)),
  );
}

const openPosting: readonly OpeningState[] = ["in_review", "published", "paused"];
const unanswered: readonly ApplicationState[] = ["submitted", "seen", "shortlisted", "interview", "offered"];

/** Organisations of which this account alone answers for postings and applicants. */
export async function listSolelyHeld(db: Executor, accountId: string): Promise<string[]> {
  const { organisationId } = accountRoles;
  const rows = await db
    .select({ organisationId })
    .from(accountRoles)
    .where(
      and(
        eq(accountRoles.accountId, accountId),
        eq(accountRoles.role, "partner"),
        isNull(accountRoles.endedAt),
        sql`not exists (select from account_roles r join accounts a on a.id = r.account_id
          where r.organisation_id = ${organisationId} and r.role = 'partner' and r.ended_at is null
            and r.account_id <> ${accountRoles.accountId} and a.disabled_at is null and ${staying(sql`a.id`)})`,
      ),
    );
  return rows.flatMap((row) => row.organisationId ?? []);
}

/** Whether an organisation still has a posting that people find, or somebody who waits for its answer. */
export async function hasOpenWork(db: Executor, organisationIds: readonly string[]): Promise<boolean> {
  if (organisationIds.length === 0) return false;
  const postings = await db.$count(
    openings,
    and(inArray(openings.organisationId, [...organisationIds]), inArray(openings.state, [...openPosting])),
  );
  if (postings > 0) return true;
  const waiting = and(
    inArray(applications.organisationId, [...organisationIds]),
    inArray(applications.state, [...unanswered]),
  );
  return (await db.$count(applications, waiting)) > 0;
}

export async function rolesOf(db: Executor, accountId: string) {
  const rows = await db
    .select({ role: accountRoles.role })
    .from(accountRoles)
    .where(and(eq(accountRoles.accountId, accountId), isNull(accountRoles.endedAt)));
  return new Set(rows.map(({ role }) => role));
}
