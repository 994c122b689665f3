import type { Db, Tx } from "@posoka/db/client";
import { entryCards } from "@posoka/db/schema/factors";
import { and, desc, eq, gt, isNull } from "drizzle-orm";

export async function insertCard(tx: Tx, row: typeof entryCards.$inferInsert): Promise<void> {
  await tx.insert(entryCards).values(row);
}

/** The newest card of an account since a moment. */
export async function findLastCard(db: Db | Tx, accountId: string, since: Date) {
  const rows = await db
    .select()
    .from(entryCards)
    .where(and(eq(entryCards.accountId, accountId), gt(entryCards.issuedAt, since)))
    .orderBy(desc(entryCards.issuedAt), desc(entryCards.id))
    .limit(1);
  return rows.at(0);
}

export async function markCardUsed(tx: Tx, id: string, usedAt: Date): Promise<void> {
  await tx.update(entryCards).set({ usedAt }).where(eq(entryCards.id, id));
}

export async function markCardsSeen(tx: Tx | Db, accountId: string, seenAt: Date): Promise<void> {
  await tx
    .update(entryCards)
    .set({ seenAt })
    .where(and(eq(entryCards.accountId, accountId), isNull(entryCards.seenAt)));
}
