import type { Db, Tx } from "@posoka/db/client";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { eq } from "drizzle-orm";

export async function findYouthAccount(db: Db | Tx, accountId: string) {
  const rows = await db.select().from(youthAccounts).where(eq(youthAccounts.accountId, accountId));
  return rows.at(0);
}
