import type { Db, Tx } from "@posoka/db/client";
import { accounts, oneTimeLinks, youthAccounts } from "@posoka/db/schema/accounts";
import { guardianLinks } from "@posoka/db/schema/relations";
import { and, asc, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { running } from "../../../running.ts";
import { staying } from "../../privacy/service/staying.ts";

type Executor = Db | Tx;
const checkers = alias(accounts, "checkers");

/** Everybody recorded for this young person who has not ended or asked to be erased, the first recorded first. */
export function listRepresentatives(db: Executor, youthId: string, at: Date) {
  const { id, kind, proof, archiveNumber, checkedAt, guardianId } = guardianLinks;
  return db
    .select({
      id,
      kind,
      proof,
      archiveNumber,
      checkedAt,
      guardianId,
      checkedBy: checkers.displayName,
      name: accounts.displayName,
      email: accounts.email,
      emailConfirmedAt: accounts.emailConfirmedAt,
      language: accounts.language,
      opened: accounts.passwordHash,
      disabledAt: accounts.disabledAt,
    })
    .from(guardianLinks)
    .innerJoin(accounts, eq(accounts.id, guardianId))
    .leftJoin(checkers, and(eq(checkers.id, guardianLinks.checkedBy), staying(checkers.id)))
    .where(and(eq(guardianLinks.youthId, youthId), running(guardianLinks, at), staying(guardianId)))
    .orderBy(asc(checkedAt), asc(id));
}
export type RepresentativeRow = Awaited<ReturnType<typeof listRepresentatives>>[number];

/** Who is recorded for these people with an open or waiting account, as `listRepresentatives`. */
export function listRecorded(db: Executor, youthIds: readonly string[], at: Date) {
  const { youthId, kind, guardianId } = guardianLinks;
  return db
    .select({ youthId, kind, guardianId })
    .from(guardianLinks)
    .innerJoin(accounts, and(eq(accounts.id, guardianId), isNull(accounts.disabledAt)))
    .where(and(inArray(youthId, [...youthIds]), running(guardianLinks, at), staying(guardianId)));
}

/** When the running one-time links of these accounts end. */
export async function linkEnds(db: Executor, accountIds: readonly string[], at: Date): Promise<Map<string, Date>> {
  if (accountIds.length === 0) return new Map();
  const { accountId, expiresAt, usedAt, purpose } = oneTimeLinks;
  const rows = await db
    .select({ accountId, expiresAt })
    .from(oneTimeLinks)
    .where(and(inArray(accountId, [...accountIds]), eq(purpose, "guardian"), isNull(usedAt), gt(expiresAt, at)));
  return new Map(rows.map((row) => [row.accountId, row.expiresAt]));
}

/** Children whom this account stands beside at that moment, whatever their age; of its own charity alone. */
export function listChildren(db: Executor, of: { guardianId: string; tenantId: string; at: Date }) {
  const { id, youthId, kind } = guardianLinks;
  return db
    .select({ id, youthId, kind, birthDate: youthAccounts.birthDate })
    .from(guardianLinks)
    .innerJoin(youthAccounts, eq(youthAccounts.accountId, youthId))
    .innerJoin(accounts, and(eq(accounts.id, youthId), isNull(accounts.disabledAt)))
    .where(
      and(
        eq(guardianLinks.guardianId, of.guardianId),
        eq(guardianLinks.tenantId, of.tenantId),
        running(guardianLinks, of.at),
        staying(youthId),
      ),
    )
    .orderBy(asc(guardianLinks.startsAt), asc(id));
}

export async function insertRepresentative(tx: Tx, row: typeof guardianLinks.$inferInsert): Promise<string> {
  const [made] = await tx.insert(guardianLinks).values(row).returning({ id: guardianLinks.id });
  return made!.id;
}

/** The running link, kept until the transaction ends. */
export async function lockRepresentative(tx: Tx, id: string, at: Date) {
  const { tenantId, youthId, guardianId } = guardianLinks;
  const [row] = await tx
    .select({ id: guardianLinks.id, tenantId, youthId, guardianId })
    .from(guardianLinks)
    .where(and(eq(guardianLinks.id, id), running(guardianLinks, at)))
    .for("update");
  return row;
}

export async function endLink(tx: Tx, id: string, endsAt: Date): Promise<void> {
  await tx.update(guardianLinks).set({ endsAt }).where(eq(guardianLinks.id, id));
}

/** The running links of an account, kept until the transaction ends. */
export function lockLinksOf(tx: Tx, guardianId: string, at: Date) {
  return tx
    .select({ id: guardianLinks.id, youthId: guardianLinks.youthId, tenantId: guardianLinks.tenantId })
    .from(guardianLinks)
    .where(and(eq(guardianLinks.guardianId, guardianId), running(guardianLinks, at)))
    .orderBy(asc(guardianLinks.id))
    .for("update");
}

export async function moveLink(tx: Tx, id: string, guardianId: string): Promise<void> {
  await tx.update(guardianLinks).set({ guardianId }).where(eq(guardianLinks.id, id));
}

/** Whether this account has links that still run beside those named. */
export async function hasOtherLinks(tx: Tx, guardianId: string, exceptId: string, at: Date): Promise<boolean> {
  const found = await tx.$count(
    guardianLinks,
    and(eq(guardianLinks.guardianId, guardianId), ne(guardianLinks.id, exceptId), running(guardianLinks, at)),
  );
  return found > 0;
}
