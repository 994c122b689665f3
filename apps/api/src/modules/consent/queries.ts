import type { Db, Tx } from "@posoka/db/client";
import { accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { applications } from "@posoka/db/schema/applications";
import { consents } from "@posoka/db/schema/consents";
import { mentorAssignments } from "@posoka/db/schema/mentors";
import { openings } from "@posoka/db/schema/openings";
import { identities } from "@posoka/db/schema/profiles";
import type { Purpose } from "@posoka/domain/consent/purposes";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { isRepresentedAdult, signatoriesNeeded } from "../guardians/service/represented.ts";
import { staying } from "../privacy/service/staying.ts";

type Executor = Db | Tx;

export async function insertLine(tx: Tx, row: typeof consents.$inferInsert): Promise<string> {
  const [written] = await tx.insert(consents).values(row).returning({ id: consents.id });
  return written!.id;
}

const line = {
  subjectId: consents.subjectId,
  sequence: consents.sequence,
  purpose: consents.purpose,
  recipientId: consents.recipientId,
  fields: consents.fields,
  act: consents.act,
  signatory: consents.givenBy,
  signedBy: consents.signedBy,
  at: consents.at,
  expiresOn: consents.expiresOn,
};

/** Lines of one purpose to these recipients, in the order of writing. */
export function listLines(db: Executor, purpose: Purpose, recipientIds: readonly string[]) {
  return db
    .select(line)
    .from(consents)
    .where(and(inArray(consents.recipientId, [...recipientIds]), eq(consents.purpose, purpose)))
    .orderBy(consents.sequence);
}

/** What the rules ask about the owner of each application. Who was erased has no birth date, so nothing is answered. */
export function listOwners(db: Executor, applicationIds: readonly string[]) {
  return db
    .select({
      applicationId: applications.id,
      state: applications.state,
      kind: openings.kind,
      youthId: youthAccounts.accountId,
      birthDate: youthAccounts.birthDate,
      consentVerifiedAt: youthAccounts.consentVerifiedAt,
      confirmedAt: youthAccounts.confirmedAt,
      represented: isRepresentedAdult,
      representatives: signatoriesNeeded,
    })
    .from(applications)
    .innerJoin(openings, eq(openings.id, applications.openingId))
    .innerJoin(youthAccounts, eq(youthAccounts.accountId, applications.youthId))
    .where(inArray(applications.id, [...applicationIds]));
}

/** What an application could show of its owner, as it lies: sealed, and an address only when it was confirmed. */
export function readSealed(db: Executor, applicationIds: readonly string[]) {
  const email = sql<string | null>`case when ${accounts.emailConfirmedAt} is not null then ${accounts.email} end`;
  return db
    .select({
      applicationId: applications.id,
      youthId: applications.youthId,
      note: applications.note,
      name: identities.name,
      phone: identities.phone,
      email,
    })
    .from(applications)
    .innerJoin(identities, eq(identities.youthId, applications.youthId))
    .innerJoin(accounts, eq(accounts.id, applications.youthId))
    .where(inArray(applications.id, [...applicationIds]));
}

/** Applications of somebody that the register speaks of, the newest first. */
export function listSharedApplications(db: Executor, youthId: string) {
  const shared = db
    .select({ id: consents.recipientId })
    .from(consents)
    .where(and(eq(consents.subjectId, youthId), eq(consents.purpose, "share_identity")));
  return db
    .select({ applicationId: applications.id, title: openings.title, organisationName: openings.organisationName })
    .from(applications)
    .innerJoin(openings, eq(openings.id, applications.openingId))
    .where(and(eq(applications.youthId, youthId), inArray(applications.id, shared)))
    .orderBy(desc(applications.createdAt), asc(applications.id));
}

/** Lines about somebody, the newest first, with the name of who receives. */
export function listLinesOf(db: Executor, youthId: string, page: { limit: number; offset: number }) {
  const { id, at, purpose, act, fields, expiresOn, givenBy, recordedBy, textVersion } = consents;
  return db
    .select({
      id,
      at,
      purpose,
      act,
      fields,
      expiresOn,
      givenBy,
      recordedBy,
      textVersion,
      organisationName: openings.organisationName,
      personName: accounts.displayName,
    })
    .from(consents)
    .leftJoin(applications, and(eq(applications.id, consents.recipientId), eq(consents.recipientKind, "application")))
    .leftJoin(openings, eq(openings.id, applications.openingId))
    .leftJoin(
      accounts,
      and(eq(accounts.id, consents.recipientId), eq(consents.recipientKind, "person"), staying(accounts.id)),
    )
    .where(eq(consents.subjectId, youthId))
    .orderBy(desc(consents.sequence))
    .limit(page.limit)
    .offset(page.offset);
}

export const countLinesOf = (db: Executor, youthId: string): Promise<number> =>
  db.$count(consents, eq(consents.subjectId, youthId));

/** What the rules ask about one young person. */
export async function findStanding(db: Executor, youthId: string) {
  const { birthDate, consentVerifiedAt, confirmedAt } = youthAccounts;
  const [row] = await db
    .select({
      birthDate,
      consentVerifiedAt,
      confirmedAt,
      represented: isRepresentedAdult,
      representatives: signatoriesNeeded,
    })
    .from(youthAccounts)
    .where(eq(youthAccounts.accountId, youthId));
  return row;
}

/** The mentor who accompanies somebody now. */
export async function findMentorOf(db: Executor, youthId: string) {
  const [row] = await db
    .select({ id: accounts.id, name: accounts.displayName })
    .from(mentorAssignments)
    .innerJoin(accounts, eq(accounts.id, mentorAssignments.mentorId))
    .where(and(eq(mentorAssignments.youthId, youthId), isNull(mentorAssignments.endedAt)));
  return row;
}

export async function findLanguageOf(db: Executor, accountId: string) {
  const [row] = await db.select({ language: accounts.language }).from(accounts).where(eq(accounts.id, accountId));
  return row?.language ?? "bg";
}

export async function listApplicationsOf(db: Db | Tx, youthId: string): Promise<string[]> {
  const rows = await db.select({ id: applications.id }).from(applications).where(eq(applications.youthId, youthId));
  return rows.map(({ id }) => id);
}
