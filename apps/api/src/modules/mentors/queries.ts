import type { Db, Tx } from "@posoka/db/client";
import { accounts, accountRoles, youthAccounts } from "@posoka/db/schema/accounts";
import { mentorAssignments, reviews, vettingRecords } from "@posoka/db/schema/mentors";
import { profileExperiences } from "@posoka/db/schema/profiles";
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, sql, type SQLWrapper } from "drizzle-orm";
import { staying } from "../privacy/service/staying.ts";

type Executor = Db | Tx;

/** The newest record of each kind, per person. */
export function listNewestVetting(db: Executor, accountIds: readonly string[]) {
  const { accountId, kind, passed, validTo, recordedAt, id } = vettingRecords;
  return db
    .selectDistinctOn([accountId, kind], { accountId, kind, passed, validTo })
    .from(vettingRecords)
    .where(inArray(accountId, [...accountIds]))
    .orderBy(accountId, kind, desc(recordedAt), desc(id));
}

export async function insertVetting(tx: Executor, row: typeof vettingRecords.$inferInsert): Promise<string> {
  const [written] = await tx.insert(vettingRecords).values(row).returning({ id: vettingRecords.id });
  return written?.id ?? "";
}

const reviewColumns = {
  id: reviews.id,
  youthId: reviews.youthId,
  tenantId: reviews.tenantId,
  state: reviews.state,
  claimEndsAt: reviews.claimEndsAt,
  outcome: reviews.outcome,
  rubric: reviews.rubric,
  comments: reviews.comments,
  createdAt: reviews.createdAt,
  birthDate: youthAccounts.birthDate,
};

/** A review reaches its mentor only while the mentor accompanies the person. */
const accompanied = and(
  eq(mentorAssignments.mentorId, reviews.mentorId),
  eq(mentorAssignments.youthId, reviews.youthId),
  isNull(mentorAssignments.endedAt),
  staying(reviews.youthId),
);

/** What waits first, the longest waiting on top; then what is done, the newest on top. */
export async function listReviews(db: Executor, mentorId: string, doneAtMost: number) {
  const base = () =>
    db
      .select(reviewColumns)
      .from(reviews)
      .innerJoin(mentorAssignments, accompanied)
      .innerJoin(youthAccounts, eq(youthAccounts.accountId, reviews.youthId));
  const open = await base()
    .where(and(eq(reviews.mentorId, mentorId), inArray(reviews.state, ["waiting", "claimed"])))
    .orderBy(asc(reviews.createdAt), asc(reviews.id))
    .limit(200);
  const done = await base()
    .where(and(eq(reviews.mentorId, mentorId), eq(reviews.state, "done")))
    .orderBy(desc(reviews.doneAt), asc(reviews.id))
    .limit(doneAtMost);
  return [...open, ...done];
}

export async function findReview(db: Executor, mentorId: string, reviewId: string) {
  const [row] = await db
    .select(reviewColumns)
    .from(reviews)
    .innerJoin(mentorAssignments, accompanied)
    .innerJoin(youthAccounts, eq(youthAccounts.accountId, reviews.youthId))
    .where(and(eq(reviews.id, reviewId), eq(reviews.mentorId, mentorId)));
  return row;
}
export type ReviewFound = NonNullable<Awaited<ReturnType<typeof findReview>>>;

export async function lockReview(tx: Executor, reviewId: string): Promise<void> {
  await tx.select({ id: reviews.id }).from(reviews).where(eq(reviews.id, reviewId)).for("update");
}

export async function updateReview(
  tx: Executor,
  reviewId: string,
  values: Partial<typeof reviews.$inferInsert>,
): Promise<void> {
  await tx.update(reviews).set(values).where(eq(reviews.id, reviewId));
}

/** Codes of the everyday cards a person chose; their own words stay with them. */
export async function listCardCodes(db: Executor, youthId: string): Promise<string[]> {
  const { cardCode, position, id } = profileExperiences;
  const rows = await db
    .select({ cardCode })
    .from(profileExperiences)
    .where(and(eq(profileExperiences.youthId, youthId), isNotNull(cardCode)))
    .orderBy(asc(position), asc(id));
  return [...new Set(rows.flatMap((row) => row.cardCode ?? []))];
}

export function listReviewsOf(db: Executor, youthId: string, limit: number) {
  return db
    .select({ ...reviewColumns, mentorName: accounts.displayName, doneAt: reviews.doneAt })
    .from(reviews)
    .leftJoin(accounts, and(eq(accounts.id, reviews.mentorId), staying(accounts.id)))
    .innerJoin(youthAccounts, eq(youthAccounts.accountId, reviews.youthId))
    .where(eq(reviews.youthId, youthId))
    .orderBy(desc(reviews.createdAt), asc(reviews.id))
    .limit(limit);
}

/** Mentors of a charity by name, with how many they accompany now. */
export function listMentors(db: Executor, tenantId: string, at: Date) {
  return db
    .select({ id: accounts.id, name: accounts.displayName, accompanies: count(mentorAssignments.id) })
    .from(accounts)
    .innerJoin(accountRoles, runningMentor(at))
    .leftJoin(
      mentorAssignments,
      and(
        eq(mentorAssignments.mentorId, accounts.id),
        isNull(mentorAssignments.endedAt),
        staying(mentorAssignments.youthId),
      ),
    )
    .where(and(eq(accounts.tenantId, tenantId), isNull(accounts.disabledAt), staying(accounts.id)))
    .groupBy(accounts.id)
    .orderBy(bulgarian(accounts.displayName), asc(accounts.id))
    .limit(500);
}

/** As people sort names. */
const bulgarian = (name: SQLWrapper) => sql`${name} collate "bg-x-icu"`;

const runningMentor = (at: Date) =>
  and(
    eq(accountRoles.accountId, accounts.id),
    eq(accountRoles.role, "mentor"),
    or(isNull(accountRoles.endedAt), gt(accountRoles.endedAt, at)),
  );

export async function isMentorOf(db: Executor, tenantId: string, accountId: string, at: Date): Promise<boolean> {
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountRoles, runningMentor(at))
    .where(
      and(
        eq(accounts.id, accountId),
        eq(accounts.tenantId, tenantId),
        isNull(accounts.disabledAt),
        staying(accounts.id),
      ),
    );
  return rows.length > 0;
}

/** False when somebody accompanies the person already: the index decides. */
export async function insertAssignment(
  tx: Executor,
  row: typeof mentorAssignments.$inferInsert,
): Promise<string | undefined> {
  const rows = await tx
    .insert(mentorAssignments)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: mentorAssignments.id });
  return rows[0]?.id;
}

export async function insertReview(tx: Executor, row: typeof reviews.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(reviews).values(row).onConflictDoNothing().returning({ id: reviews.id });
  return rows.length > 0;
}
