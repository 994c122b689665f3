import type { Db, Tx } from "@posoka/db/client";
import { demoMails } from "@posoka/db/schema/system";
import { desc } from "drizzle-orm";

/** Once per outbox row, however often it is tried. */
export async function insertDemoMail(tx: Tx, row: typeof demoMails.$inferInsert): Promise<void> {
  await tx.insert(demoMails).values(row).onConflictDoNothing({ target: demoMails.outboxId });
}

export async function listDemoMails(db: Db | Tx, limit: number) {
  return db.select().from(demoMails).orderBy(desc(demoMails.id)).limit(limit);
}
