import type { Db, Tx } from "@posoka/db/client";
import { oneTimeLinks } from "@posoka/db/schema/accounts";
import { and, eq, gt, isNull } from "drizzle-orm";

export type LinkRow = typeof oneTimeLinks.$inferSelect;
export type LinkPurpose = LinkRow["purpose"];

export async function insertLink(tx: Tx, row: typeof oneTimeLinks.$inferInsert): Promise<void> {
  await tx.insert(oneTimeLinks).values(row);
}

const usable = (hash: string, purpose: LinkPurpose, at: Date) =>
  and(
    eq(oneTimeLinks.hash, hash),
    eq(oneTimeLinks.purpose, purpose),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, at),
  );

export async function findUsableLink(
  db: Db | Tx,
  hash: string,
  purpose: LinkPurpose,
  at: Date,
): Promise<LinkRow | undefined> {
  const rows = await db
    .select()
    .from(oneTimeLinks)
    .where(usable(hash, purpose, at));
  return rows.at(0);
}

/** One statement reads and spends the link, so of two uses at once one finds nothing. */
export async function spendLink(tx: Tx, hash: string, purpose: LinkPurpose, at: Date): Promise<LinkRow | undefined> {
  const rows = await tx
    .update(oneTimeLinks)
    .set({ usedAt: at })
    .where(usable(hash, purpose, at))
    .returning();
  return rows.at(0);
}

/** The account's other links of this purpose are worth nothing any more. */
export async function spendLinksOf(tx: Tx, accountId: string, purpose: LinkPurpose, at: Date): Promise<void> {
  await tx
    .update(oneTimeLinks)
    .set({ usedAt: at })
    .where(and(eq(oneTimeLinks.accountId, accountId), eq(oneTimeLinks.purpose, purpose), isNull(oneTimeLinks.usedAt)));
}
