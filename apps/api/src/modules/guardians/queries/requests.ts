import type { Db, Tx } from "@posoka/db/client";
import { applications } from "@posoka/db/schema/applications";
import { consents } from "@posoka/db/schema/consents";
import { representativeRequests } from "@posoka/db/schema/guardians";
import { openings } from "@posoka/db/schema/openings";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { coversShare, requestPurposes } from "@posoka/domain/guardians/requests";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { staying } from "../../privacy/service/staying.ts";
import { askedOf } from "./share-requests.ts";

type Executor = Db | Tx;
export type RequestRow = typeof representativeRequests.$inferSelect;

/** Undefined when the same is asked already: the unique index decides. */
export async function insertRequest(
  tx: Tx,
  row: typeof representativeRequests.$inferInsert,
): Promise<string | undefined> {
  const rows = await tx
    .insert(representativeRequests)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: representativeRequests.id });
  return rows[0]?.id;
}

export async function findRequest(db: Executor, id: string): Promise<RequestRow | undefined> {
  const [row] = await db.select().from(representativeRequests).where(eq(representativeRequests.id, id));
  return row;
}

export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const rows = await tx.select().from(representativeRequests).where(eq(representativeRequests.id, id)).for("update");
  return rows.at(0);
}

/** The one about handing the application in. */
export async function requestOfApplication(tx: Tx, applicationId: string): Promise<RequestRow | undefined> {
  const rows = await tx
    .select()
    .from(representativeRequests)
    .where(
      and(
        eq(representativeRequests.applicationId, applicationId),
        eq(representativeRequests.purpose, "representative_act"),
      ),
    );
  return rows.at(0);
}

export async function waitingOfApplication(tx: Tx, applicationId: string): Promise<RequestRow[]> {
  const { state } = representativeRequests;
  return tx
    .select()
    .from(representativeRequests)
    .where(and(eq(representativeRequests.applicationId, applicationId), eq(state, "waiting")));
}

/** The one about the account that waits or was agreed to. */
export async function runningPlatformRequest(tx: Tx, youthId: string): Promise<RequestRow | undefined> {
  const { purpose, state } = representativeRequests;
  const rows = await tx
    .select()
    .from(representativeRequests)
    .where(
      and(
        eq(representativeRequests.youthId, youthId),
        eq(purpose, "use_platform"),
        inArray(state, ["waiting", "agreed"]),
      ),
    );
  return rows.at(0);
}

/**
 * One child with an open account whose representative said yes to another edition than those named, and who was not
 * asked since; locked.
 *
 * @param fourteen who is born after this date is under 14 today; compared as words, as `yearsBefore` gives it
 */
export async function takeOutdated(
  tx: Tx,
  fourteen: string,
  newEnough: readonly string[],
): Promise<{ youthId: string; tenantId: string } | undefined> {
  const { rows } = await tx.execute<{ youthId: string; tenantId: string }>(sql`
    select y.account_id as "youthId", y.tenant_id as "tenantId" from ${youthAccounts} y
    where y.consent_verified_at is not null and ${staying(sql`y.account_id`)}
      and to_char(y.birth_date, 'YYYY-MM-DD') collate "C" > ${fourteen}
      and not exists (select from ${representativeRequests} r
        where r.youth_id = y.account_id and r.purpose = 'use_platform' and r.state = 'waiting')
      and (select c.text_version from ${consents} c where c.subject_id = y.account_id and c.purpose = 'use_platform'
        and c.given_by = 'representative' and c.act = 'given' order by c.sequence desc limit 1)
        <> all(${sql.param([...newEnough])}::text[])
    order by y.account_id limit 1 for update of y skip locked`);
  return rows.at(0);
}

export async function waitingRequests(tx: Tx, youthId: string): Promise<RequestRow[]> {
  const { id, state } = representativeRequests;
  return tx
    .select()
    .from(representativeRequests)
    .where(and(eq(representativeRequests.youthId, youthId), eq(state, "waiting")))
    .orderBy(asc(id));
}

export async function setRequestState(
  tx: Tx,
  id: string,
  values: Pick<RequestRow, "state"> & { settledAt: Date | null },
): Promise<void> {
  await tx.update(representativeRequests).set(values).where(eq(representativeRequests.id, id));
}

const rowColumns = {
  id: representativeRequests.id,
  youthId: representativeRequests.youthId,
  purpose: representativeRequests.purpose,
  state: representativeRequests.state,
  askedAt: representativeRequests.askedAt,
  applicationId: representativeRequests.applicationId,
  fields: representativeRequests.fields,
  expiresOn: representativeRequests.expiresOn,
  /** The account is open: what is asked about it is asked once more. */
  opened: sql<boolean>`${youthAccounts.consentVerifiedAt} is not null`,
  applicationState: applications.state,
  openingId: openings.id,
  kind: openings.kind,
  title: openings.title,
};

/** What was asked about these people, the newest first. */
export function listRequests(db: Executor, youthIds: readonly string[]) {
  return db
    .select(rowColumns)
    .from(representativeRequests)
    .innerJoin(youthAccounts, eq(youthAccounts.accountId, representativeRequests.youthId))
    .leftJoin(applications, eq(applications.id, representativeRequests.applicationId))
    .leftJoin(openings, eq(openings.id, applications.openingId))
    .where(inArray(representativeRequests.youthId, [...youthIds]))
    .orderBy(desc(representativeRequests.askedAt), asc(representativeRequests.id))
    .limit(200);
}
export type ListedRequest = Awaited<ReturnType<typeof listRequests>>[number];

export async function readOpening(db: Executor, openingId: string) {
  const { organisationName, ekatte, remote, startsOn, endsOn, hoursPerDay, hoursPerWeek, shiftStart, shiftEnd } =
    openings;
  const [row] = await db
    .select({ organisationName, ekatte, remote, startsOn, endsOn, hoursPerDay, hoursPerWeek, shiftStart, shiftEnd })
    .from(openings)
    .where(eq(openings.id, openingId));
  return row;
}

/** Everything that representatives said about these people, in the order of writing. */
export function listAnswers(db: Executor, youthIds: readonly string[]) {
  const { subjectId, purpose, recipientId, fields, expiresOn, signedBy, act, at, recordedBy, sequence, givenBy } =
    consents;
  return db
    .select({ subjectId, purpose, recipientId, fields, expiresOn, signedBy, act, at, recordedBy })
    .from(consents)
    .where(
      and(inArray(subjectId, [...youthIds]), inArray(purpose, [...requestPurposes]), eq(givenBy, "representative")),
    )
    .orderBy(asc(sequence));
}
export type AnswerRow = Awaited<ReturnType<typeof listAnswers>>[number];

/** What a request is told by among others, and what its answers must hold for. */
export type Matter = Pick<RequestRow, "youthId" | "purpose" | "applicationId" | "askedAt" | "fields" | "expiresOn">;

/** Those of them that answer one request: about the same matter, since it was asked; a yes to less is none to it. */
export function answersTo(request: Matter, rows: readonly AnswerRow[]): AnswerRow[] {
  return rows.filter(
    (row) =>
      row.subjectId === request.youthId &&
      row.purpose === request.purpose &&
      row.recipientId === request.applicationId &&
      row.at >= request.askedAt &&
      (request.fields === null || row.act !== "given" || coversShare(askedOf(row), askedOf(request))),
  );
}
