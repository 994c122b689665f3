import type { Db, Tx } from "@posoka/db/client";
import { accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { applications } from "@posoka/db/schema/applications";
import { consents } from "@posoka/db/schema/consents";
import { openings } from "@posoka/db/schema/openings";
import { identities } from "@posoka/db/schema/profiles";
import type { Purpose } from "@posoka/domain/consent/purposes";
import { and, eq, inArray, sql } from "drizzle-orm";

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

export async function listApplicationsOf(db: Db | Tx, youthId: string): Promise<string[]> {
  const rows = await db.select({ id: applications.id }).from(applications).where(eq(applications.youthId, youthId));
  return rows.map(({ id }) => id);
}
