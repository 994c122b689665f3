import type { Db, Tx } from "@posoka/db/client";
import { accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { applicationEvents, applications, candidateCards } from "@posoka/db/schema/applications";
import { openings } from "@posoka/db/schema/openings";
import { organisations } from "@posoka/db/schema/organisations";
import { settlements } from "@posoka/db/schema/places";
import { profiles } from "@posoka/db/schema/profiles";
import { periods } from "@posoka/domain/privacy/periods";
import type { ApplicationState } from "@posoka/domain/vocabulary";
import { and, asc, count, desc, eq, inArray, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import { hasAgreedOn } from "../accounts/service/youth-standing.ts";
import { staying } from "../privacy/service/staying.ts";

type Executor = Db | Tx;

const openingColumns = {
  id: openings.id,
  title: openings.title,
  kind: openings.kind,
  state: openings.state,
  publishedAt: openings.publishedAt,
  organisationId: openings.organisationId,
  organisationState: organisations.state,
  contactEmail: organisations.contactEmail,
  external: openings.external,
  startsOn: openings.startsOn,
  closesOn: openings.closesOn,
  lawfulFrom: openings.lawfulFrom,
  minAge: openings.minAge,
  seats: openings.seats,
};

/**
 * The opening, kept as it is until this transaction ends: `share` against being closed meanwhile, `update` to hand out
 * its places one after the other.
 */
export async function lockOpening(tx: Executor, openingId: string, strength: "share" | "update") {
  const [row] = await tx
    .select(openingColumns)
    .from(openings)
    .leftJoin(organisations, eq(organisations.id, openings.organisationId))
    .where(eq(openings.id, openingId))
    .for(strength, { of: openings });
  return row;
}
export type LockedOpening = NonNullable<Awaited<ReturnType<typeof lockOpening>>>;

/** False when this id, or an application of this person to this opening, is there already: the indexes decide. */
export async function insertApplication(tx: Executor, row: typeof applications.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(applications).values(row).onConflictDoNothing().returning({ id: applications.id });
  return rows.length > 0;
}

export async function insertCard(tx: Executor, row: typeof candidateCards.$inferInsert): Promise<void> {
  await tx.insert(candidateCards).values(row).onConflictDoNothing();
}

export async function findApplication(db: Executor, applicationId: string) {
  const [row] = await db.select().from(applications).where(eq(applications.id, applicationId));
  return row;
}
export type ApplicationRow = NonNullable<Awaited<ReturnType<typeof findApplication>>>;

export async function lockApplication(tx: Executor, applicationId: string) {
  const [row] = await tx.select().from(applications).where(eq(applications.id, applicationId)).for("update");
  return row;
}

export async function lockApplicationOfCard(tx: Executor, cardId: string, today: string) {
  const [row] = await tx
    .select({ application: applications })
    .from(candidateCards)
    .innerJoin(applications, eq(applications.id, candidateCards.applicationId))
    .where(and(eq(candidateCards.id, cardId), visibleOn(today)))
    .for("update", { of: applications });
  return row?.application;
}

/** The new version, or undefined when the row is no longer in the state it was read in. */
export async function updateState(
  tx: Executor,
  row: Pick<ApplicationRow, "id" | "state">,
  values: Partial<typeof applications.$inferInsert>,
): Promise<number | undefined> {
  const [changed] = await tx
    .update(applications)
    .set({ ...values, version: sql`${applications.version} + 1` })
    .where(and(eq(applications.id, row.id), eq(applications.state, row.state)))
    .returning({ version: applications.version });
  return changed?.version;
}

/** Seen is no change that anybody could have decided on, so the version stays. */
export async function markSeen(tx: Executor, applicationId: string): Promise<boolean> {
  const rows = await tx
    .update(applications)
    .set({ state: "seen" })
    .where(and(eq(applications.id, applicationId), eq(applications.state, "submitted")))
    .returning({ id: applications.id });
  return rows.length > 0;
}

/** Its id grows with time, so that events of one moment keep their order. */
export async function insertEvent(tx: Executor, row: typeof applicationEvents.$inferInsert): Promise<void> {
  await tx.insert(applicationEvents).values({ ...row, id: sql`uuidv7()` });
}

export function listEvents(db: Executor, applicationId: string) {
  const { toState: state, at, byRole: by, id } = applicationEvents;
  return db
    .select({ state, at, by })
    .from(applicationEvents)
    .where(eq(applicationEvents.applicationId, applicationId))
    .orderBy(asc(at), asc(id));
}

/** Places of an opening that somebody has taken. */
export async function countTaken(tx: Executor, openingId: string): Promise<number> {
  const [row] = await tx
    .select({ taken: count() })
    .from(applications)
    .where(
      and(eq(applications.openingId, openingId), inArray(applications.state, ["accepted", "started", "finished"])),
    );
  return row?.taken ?? 0;
}

const mine = {
  application: applications,
  title: openings.title,
  organisationName: openings.organisationName,
  kind: openings.kind,
};

export function listMine(db: Executor, youthId: string, page: { limit: number; offset: number }) {
  return db
    .select(mine)
    .from(applications)
    .innerJoin(openings, eq(openings.id, applications.openingId))
    .where(eq(applications.youthId, youthId))
    .orderBy(desc(applications.createdAt), asc(applications.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countMine(db: Executor, youthId: string): Promise<number> {
  return db.$count(applications, eq(applications.youthId, youthId));
}

export async function findMine(db: Executor, youthId: string, applicationId: string) {
  const [row] = await db
    .select(mine)
    .from(applications)
    .innerJoin(openings, eq(openings.id, applications.openingId))
    .where(and(eq(applications.id, applicationId), eq(applications.youthId, youthId)));
  return row;
}
export type MineRow = NonNullable<Awaited<ReturnType<typeof findMine>>>;

const candidateColumns = {
  cardId: candidateCards.id,
  applicationId: applications.id,
  youthId: applications.youthId,
  tenantId: applications.tenantId,
  organisationId: applications.organisationId,
  openingId: applications.openingId,
  openingTitle: openings.title,
  state: applications.state,
  note: applications.note,
  submittedAt: applications.submittedAt,
  promisedReplyOn: applications.promisedReplyOn,
  version: applications.version,
};

const candidate = (db: Executor) =>
  db
    .select(candidateColumns)
    .from(candidateCards)
    .innerJoin(applications, eq(applications.id, candidateCards.applicationId))
    .innerJoin(openings, eq(openings.id, applications.openingId));

const waiting: readonly ApplicationState[] = ["submitted", "seen", "shortlisted", "interview"];
/**
 * The day on which the procedure of an application closed, in Sofia: with its last step, or with the posting where
 * nobody answered. None while it runs, also as work that goes on.
 */
const closedOn = (today: string): SQL => sql`(case
  when ${applications.state} in ('accepted', 'started') then null
  when ${applications.state} in ('refused', 'declined', 'withdrawn', 'unanswered', 'finished') then (
    select max(e.at at time zone 'Europe/Sofia')::date from application_events e
    where e.application_id = ${applications.id})
  else (
    select least(o.closes_on, (
      select max(v.at at time zone 'Europe/Sofia')::date from opening_events v
      where v.opening_id = o.id and v.to_state in ('closed', 'expired')))
    from openings o where o.id = ${applications.openingId}
      and (o.closes_on < ${today}::date or o.state in ('closed', 'expired', 'rejected')))
  end)`;

const applicantKept = sql.raw(`interval '${periods.applicant.months} months'`);

/**
 * What a partner finds at all: handed in and not taken back, by somebody who has agreed to the use, is not on the way
 * out or erased, and not past the term of the law.
 */
const visibleOn = (today: string) =>
  and(
    isNotNull(applications.submittedAt),
    ne(applications.state, "withdrawn"),
    staying(applications.youthId),
    // Who was erased has no card any more.
    sql`exists (select from ${candidateCards} c where c.application_id = ${applications.id})`,
    sql`coalesce(${closedOn(today)} + ${applicantKept} > ${today}::date, true)`,
    sql`exists (select from ${youthAccounts} where ${youthAccounts.accountId} = ${applications.youthId} and ${hasAgreedOn(today)})`,
  );

/** Those that wait first, and among them by card: an order in time would tell who came when. */
export function listCandidates(
  db: Executor,
  openingId: string,
  today: string,
  page: { limit: number; offset: number },
) {
  return candidate(db)
    .where(and(eq(applications.openingId, openingId), visibleOn(today)))
    .orderBy(desc(inArray(applications.state, [...waiting])), asc(candidateCards.id))
    .limit(page.limit)
    .offset(page.offset);
}

export async function countCandidates(db: Executor, openingId: string, today: string): Promise<number> {
  return db.$count(applications, and(eq(applications.openingId, openingId), visibleOn(today)));
}

/** The own application as its partner has it. */
export async function findCandidateOf(db: Executor, applicationId: string, youthId: string) {
  const [row] = await candidate(db).where(and(eq(applications.id, applicationId), eq(applications.youthId, youthId)));
  return row;
}

export async function findCandidate(db: Executor, cardId: string, today: string) {
  const [row] = await candidate(db).where(and(eq(candidateCards.id, cardId), visibleOn(today)));
  return row;
}
export type CandidateRow = NonNullable<Awaited<ReturnType<typeof findCandidate>>>;

export async function ownerOfOpening(db: Executor, openingId: string): Promise<string | null> {
  const [row] = await db.select({ owner: openings.organisationId }).from(openings).where(eq(openings.id, openingId));
  return row?.owner ?? null;
}

/** Provinces in which enough young people of a charity live that naming one points at nobody. Keys: tenant and code. */
export async function largeProvinces(
  db: Executor,
  tenantIds: readonly string[],
  atLeast: number,
): Promise<Set<string>> {
  if (tenantIds.length === 0) return new Set();
  const rows = await db
    .select({ tenantId: profiles.tenantId, province: settlements.province })
    .from(profiles)
    .innerJoin(settlements, eq(settlements.ekatte, profiles.ekatte))
    .where(and(inArray(profiles.tenantId, [...tenantIds]), staying(profiles.youthId)))
    .groupBy(profiles.tenantId, settlements.province)
    .having(sql`count(*) >= ${atLeast}`);
  return new Set(rows.map(({ tenantId, province }) => `${tenantId} ${province}`));
}

export async function findLanguage(db: Executor, accountId: string) {
  const [row] = await db.select({ language: accounts.language }).from(accounts).where(eq(accounts.id, accountId));
  return row?.language ?? "bg";
}
