import type { Db, Tx } from "@posoka/db/client";
import { applications } from "@posoka/db/schema/applications";
import { consents } from "@posoka/db/schema/consents";
import { representativeRequests } from "@posoka/db/schema/guardians";
import { openings } from "@posoka/db/schema/openings";
import { requestPurposes } from "@posoka/domain/guardians/requests";
import { and, asc, desc, eq, inArray } from "drizzle-orm";

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

export async function requestOfApplication(tx: Tx, applicationId: string): Promise<RequestRow | undefined> {
  const rows = await tx
    .select()
    .from(representativeRequests)
    .where(eq(representativeRequests.applicationId, applicationId));
  return rows.at(0);
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
  const { subjectId, purpose, recipientId, signedBy, act, at, recordedBy, sequence, givenBy } = consents;
  return db
    .select({ subjectId, purpose, recipientId, signedBy, act, at, recordedBy })
    .from(consents)
    .where(
      and(inArray(subjectId, [...youthIds]), inArray(purpose, [...requestPurposes]), eq(givenBy, "representative")),
    )
    .orderBy(asc(sequence));
}
export type AnswerRow = Awaited<ReturnType<typeof listAnswers>>[number];

/** Those of them that answer one request: about the same matter, since it was asked. */
export function answersTo(
  request: Pick<RequestRow, "youthId" | "purpose" | "applicationId" | "askedAt">,
  rows: readonly AnswerRow[],
): AnswerRow[] {
  return rows.filter(
    ({ subjectId, purpose, recipientId, at }) =>
      subjectId === request.youthId &&
      purpose === request.purpose &&
      recipientId === request.applicationId &&
      at >= request.askedAt,
  );
}
