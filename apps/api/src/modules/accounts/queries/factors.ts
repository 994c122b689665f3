import type { Db, Tx } from "@posoka/db/client";
import { accountFactors, recoveryCodes } from "@posoka/db/schema/factors";
import { and, count, eq, isNull, max } from "drizzle-orm";

export type FactorRow = typeof accountFactors.$inferSelect;

export async function findFactor(db: Db | Tx, accountId: string): Promise<FactorRow | undefined> {
  const rows = await db.select().from(accountFactors).where(eq(accountFactors.accountId, accountId));
  return rows.at(0);
}

/** Locked, so that of two uses of one code at once the second finds it spent. */
export async function lockFactor(tx: Tx, accountId: string): Promise<FactorRow | undefined> {
  const rows = await tx.select().from(accountFactors).where(eq(accountFactors.accountId, accountId)).for("update");
  return rows.at(0);
}

export async function savePending(tx: Tx, accountId: string, pending: string, pendingAt: Date): Promise<void> {
  await tx
    .insert(accountFactors)
    .values({ accountId, pending, pendingAt })
    .onConflictDoUpdate({ target: accountFactors.accountId, set: { pending, pendingAt } });
}

export async function saveFactor(
  tx: Tx,
  accountId: string,
  values: { secret: string; enrolledAt: Date; lastStep: number },
): Promise<void> {
  await tx
    .update(accountFactors)
    .set({ ...values, pending: null, pendingAt: null })
    .where(eq(accountFactors.accountId, accountId));
}

export async function saveLastStep(tx: Tx, accountId: string, lastStep: number): Promise<void> {
  await tx.update(accountFactors).set({ lastStep }).where(eq(accountFactors.accountId, accountId));
}

/** @returns false when there was none */
export async function deleteFactor(tx: Tx, accountId: string): Promise<boolean> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  const rows = await tx
    .delete(accountFactors)
    .where(eq(accountFactors.accountId, accountId))
    .returning({ secret: accountFactors.secret });
  return rows.some(({ secret }) => secret !== null);
}

export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  hashes: readonly string[],
  createdAt: Date,
): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  await tx.insert(recoveryCodes).values(hashes.map((hash) => ({ accountId, hash, createdAt })));
}

/** One statement reads and spends it, so of two uses at once one finds nothing. */
export async function spendRecoveryCode(tx: Tx, accountId: string, hash: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(and(eq(recoveryCodes.accountId, accountId), eq(recoveryCodes.hash, hash), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  return rows.length === 1;
}

export async function countRecoveryCodes(
  db: Db | Tx,
  accountId: string,
): Promise<{ left: number; madeAt: Date | null }> {
  const [row] = await db
    .select({ left: count(), madeAt: max(recoveryCodes.createdAt) })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)));
  return row ?? { left: 0, madeAt: null };
}
