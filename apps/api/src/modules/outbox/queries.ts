import type { Db, Tx } from "@posoka/db/client";
import { idempotencyKeys, outbox } from "@posoka/db/schema/system";
import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";

/**
 * The mail that is due longest, locked until the transaction ends; another instance passes it by.
 * Due by the database's clock, which all instances share.
 */
export async function takeDueMail(tx: Tx) {
  const rows = await tx
    .select({ id: outbox.id, payload: outbox.payload, attempts: outbox.attempts, createdAt: outbox.createdAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.deliver, "mail"),
        isNull(outbox.doneAt),
        isNull(outbox.deadAt),
        sql`${outbox.nextAttemptAt} <= clock_timestamp()`,
      ),
    )
    .orderBy(asc(outbox.nextAttemptAt), asc(outbox.id))
    .limit(1)
    .for("update", { skipLocked: true });
  return rows.at(0);
}

/** Mail to an address that has not left yet, whatever became of its attempts. */
export async function deleteWaitingMail(tx: Tx, to: string): Promise<void> {
  await tx
    .delete(outbox)
    .where(and(eq(outbox.deliver, "mail"), isNull(outbox.doneAt), sql`${outbox.payload}->>'to' = ${to}`));
}

/** What the mail said goes with it: it may hold a one-time link. */
export async function markSent(tx: Tx, id: number, mail: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ doneAt: sql`clock_timestamp()`, payload: { mail }, lastError: null, attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.id, id));
}

/** @param pause seconds until the next attempt; null gives up */
export async function markFailed(tx: Tx, id: number, error: string, pause: number | null): Promise<void> {
  await tx
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      lastError: error,
      ...(pause === null
        ? { deadAt: sql`clock_timestamp()` }
        : { nextAttemptAt: sql`clock_timestamp() + make_interval(secs => ${pause})` }),
    })
    .where(eq(outbox.id, id));
}

/** Sent and undeliverable mail after 30 days, index events after 7: readers follow them within seconds, and a new one starts from the tables. */
export async function deleteOldEvents(db: Db | Tx): Promise<void> {
  await db
    .delete(outbox)
    .where(
      or(
        lt(outbox.doneAt, sql`now() - interval '30 days'`),
        lt(outbox.deadAt, sql`now() - interval '30 days'`),
        and(eq(outbox.deliver, "index"), lt(outbox.createdAt, sql`now() - interval '7 days'`)),
      ),
    );
}

export async function deleteOldKeys(db: Db | Tx, before: Date): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
}
