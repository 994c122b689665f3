import type { Db, Tx } from "@posoka/db/client";
import type { Me } from "@posoka/schema/accounts";
import { findNotice } from "../retention-queries.ts";

/** What somebody who came back is told: that the account was about to go. */
export async function retentionNoticeOf(db: Db | Tx, accountId: string): Promise<Me["retentionNotice"]> {
  const notice = await findNotice(db, accountId);
  return notice?.reason === "idle" ? { dueAt: notice.dueAt.toISOString() } : null;
}

/** When the account of a representative goes because nobody is left to represent. */
export async function endOfNeedless(db: Db | Tx, accountId: string): Promise<Date | null> {
  const notice = await findNotice(db, accountId);
  return notice?.reason === "nobody_left" ? notice.dueAt : null;
}
