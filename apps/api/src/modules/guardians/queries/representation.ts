import type { Db, Tx } from "@posoka/db/client";
import { accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { applications } from "@posoka/db/schema/applications";
import { representations, representationTasks } from "@posoka/db/schema/guardians";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Actor } from "../../../context.ts";
import { type CaseRelation, caseRelation } from "../../relations/service/case-relation.ts";
import { staying } from "../../privacy/service/staying.ts";

type Executor = Db | Tx;

export async function findRepresentation(db: Executor, youthId: string) {
  const [row] = await db.select().from(representations).where(eq(representations.youthId, youthId));
  return row;
}

/** The new row, or the next version of the one that has `version`; undefined when somebody else was first. */
export async function storeRepresentation(
  tx: Tx,
  { version, ...row }: typeof representations.$inferInsert & { version: number },
): Promise<boolean> {
  if (version === 0) {
    const made = await tx
      .insert(representations)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: representations.youthId });
    return made.length > 0;
  }
  const changed = await tx
    .update(representations)
    .set({ ...row, version: sql`${representations.version} + 1` })
    .where(and(eq(representations.youthId, row.youthId), eq(representations.version, version)))
    .returning({ id: representations.youthId });
  return changed.length > 0;
}

/** Once recorded it stays, whatever becomes of who represents; the rest of the row is as it was. */
export async function markRepresentedAdult(
  tx: Tx,
  row: Pick<typeof representations.$inferInsert, "youthId" | "tenantId" | "stateSince" | "recordedBy">,
): Promise<void> {
  await tx
    .insert(representations)
    .values({ ...row, representedAdult: true })
    .onConflictDoUpdate({ target: representations.youthId, set: { representedAdult: true } });
}

/** The facts of a young person that rules about representatives ask for. */
export async function lockYouth(tx: Tx, youthId: string) {
  const { tenantId, birthDate, consentVerifiedAt, confirmedAt } = youthAccounts;
  const [row] = await tx
    .select({ tenantId, birthDate, consentVerifiedAt, confirmedAt })
    .from(youthAccounts)
    .where(and(eq(youthAccounts.accountId, youthId), staying(youthAccounts.accountId)))
    .for("update");
  return row;
}

export async function findYouth(db: Executor, youthId: string) {
  const { tenantId, birthDate } = youthAccounts;
  const [row] = await db
    .select({ tenantId, birthDate, email: accounts.email })
    .from(youthAccounts)
    .innerJoin(accounts, eq(accounts.id, youthAccounts.accountId))
    .where(and(eq(youthAccounts.accountId, youthId), staying(youthAccounts.accountId)));
  return row;
}

/** How a member of staff relates to this person now; null: not at all. */
export async function relationTo(db: Executor, actor: Actor, youthId: string, at: Date): Promise<CaseRelation | null> {
  const [row] = await db
    .select({ relation: caseRelation(actor, sql`${youthAccounts.accountId}`, at) })
    .from(youthAccounts)
    .where(
      and(
        eq(youthAccounts.accountId, youthId),
        eq(youthAccounts.tenantId, actor.tenantId),
        staying(youthAccounts.accountId),
      ),
    );
  return row?.relation ?? null;
}

/** Those of these people whose place is protected. */
export async function protectedAmong(db: Executor, youthIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: representations.youthId })
    .from(representations)
    .where(and(inArray(representations.youthId, [...youthIds]), eq(representations.protectedPlace, true)));
  return new Set(rows.map(({ id }) => id));
}

export async function youthOfApplication(db: Executor, applicationId: string): Promise<string | undefined> {
  const { id, youthId } = applications;
  const [row] = await db.select({ youthId }).from(applications).where(eq(id, applicationId));
  return row?.youthId;
}

/** Who signs a letter. */
export async function findSender(db: Executor, staffId: string) {
  const [row] = await db
    .select({ name: accounts.displayName, email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, staffId));
  return row;
}

export function listOpenTasks(db: Executor, youthId: string) {
  const { id, kind, openedAt, dueOn } = representationTasks;
  return db
    .select({ id, kind, openedAt, dueOn })
    .from(representationTasks)
    .where(and(eq(representationTasks.youthId, youthId), isNull(representationTasks.doneAt)))
    .orderBy(asc(dueOn), asc(id));
}

/** One open task of a kind is enough: a second obstacle of the kind changes nothing. */
export async function insertTask(tx: Tx, row: typeof representationTasks.$inferInsert): Promise<string | undefined> {
  const rows = await tx
    .insert(representationTasks)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: representationTasks.id });
  return rows[0]?.id;
}

export async function findTask(db: Executor, id: string) {
  const [row] = await db.select().from(representationTasks).where(eq(representationTasks.id, id));
  return row;
}

/** False when it was done before. */
export async function finishTask(
  tx: Tx,
  id: string,
  done: Pick<typeof representationTasks.$inferSelect, "doneAt" | "doneBy" | "outcome">,
): Promise<boolean> {
  const rows = await tx
    .update(representationTasks)
    .set(done)
    .where(and(eq(representationTasks.id, id), isNull(representationTasks.doneAt)))
    .returning({ id: representationTasks.id });
  return rows.length > 0;
}
