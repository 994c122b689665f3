import type { Db, Tx } from "@posoka/db/client";
import { attemptCounters } from "@posoka/db/schema/accounts";
import { eq, lt, sql } from "drizzle-orm";

/** Counts one more in a window that starts anew when it is over; one statement, so no attempt is missed. */
export async function countAttempt(db: Db | Tx, bucket: string, windowSeconds: number, at: Date) {
  const { count, windowStartedAt } = attemptCounters;
  const over = sql`${windowStartedAt} <= ${new Date(at.getTime() - windowSeconds * 1000).toISOString()}::timestamptz`;
  const [row] = await db
    .insert(attemptCounters)
    .values({ bucket, windowStartedAt: at, count: 1 })
    .onConflictDoUpdate({
      target: attemptCounters.bucket,
      set: {
        count: sql`case when ${over} then 1 else ${count} + 1 end`,
        windowStartedAt: sql`case when ${over} then ${at.toISOString()}::timestamptz else ${windowStartedAt} end`,
      },
    })
    .returning();
  return row!;
}

export async function forgetBucket(db: Db | Tx, bucket: string): Promise<void> {
  await db.delete(attemptCounters).where(eq(attemptCounters.bucket, bucket));
}

export async function forgetWindowsBefore(db: Db | Tx, before: Date): Promise<void> {
  await db.delete(attemptCounters).where(lt(attemptCounters.windowStartedAt, before));
}
