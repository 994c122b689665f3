import type { Db, Tx } from "@posoka/db/client";
import { accounts } from "@posoka/db/schema/accounts";
import { eq } from "drizzle-orm";

export async function userNameOf(db: Db | Tx, accountId: string): Promise<string> {
  const [row] = await db.select({ userName: accounts.userName }).from(accounts).where(eq(accounts.id, accountId));
  return row?.userName ?? "";
}
