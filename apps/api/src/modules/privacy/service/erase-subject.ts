import type { Tx } from "@posoka/db/client";
import { dataMap } from "@posoka/db/data-map";
import type { Erasure } from "@posoka/db/data-map/entry";
import { accounts } from "@posoka/db/schema/accounts";
import { files } from "@posoka/db/schema/system";
import { erasures } from "@posoka/db/schema/trust";
import { eq, type SQL, sql } from "drizzle-orm";
import { withdrawErased } from "../../applications/service/withdraw-erased.ts";
import { recordByClock } from "../../audit/service.ts";
import { withValues } from "../data-map-sql.ts";
import { destroyPersonKey } from "./person-keys.ts";

export type Erased = {
  /** False when nobody has this id here: the ledger still remembers it. */
  known: boolean;
  /** SHA-256 in hex of stored files, for the caller to remove from the disk after the commit. */
  files: string[];
};

/**
 * Erases a person: the key first, then table by table what the data map says, and a line in the ledger that every later
 * restore replays. All in the caller's transaction, so a stop in between leaves the person whole; again changes nothing.
 * The trail keeps random ids, and its chain stays valid.
 *
 * @param since what the ledger says, when it was done before: the trail is dated when it is written
 */
export async function eraseSubject(tx: Tx, subjectId: string, at: Date, since = at): Promise<Erased> {
  const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, subjectId)).for("update");
  await destroyPersonKey(tx, subjectId);
  const fresh = await tx.insert(erasures).values({ subjectId, at: since }).onConflictDoNothing().returning();
  if (!account) return { known: false, files: [] };
  await withdrawErased(tx, subjectId, at);
  const stored = await tx.select({ sha256: files.sha256 }).from(files).where(eq(files.ownerId, subjectId));
  for (const { table, erasure } of dataMap) {
    const statement = statementOf(table, erasure, subjectId, at);
    if (statement) await tx.execute(statement);
  }
  if (fresh.length > 0) await recordByClock(tx, at, "subject.erase", { kind: "subject", id: subjectId });
  return { known: true, files: stored.map(({ sha256 }) => sha256.toString("hex")) };
}

function statementOf(table: string, erasure: Erasure, subjectId: string, at: Date): SQL | undefined {
  if ("kept" in erasure) return undefined;
  const filled = (words: string): SQL => withValues(words, { subject: subjectId, at });
  return "delete" in erasure
    ? sql`delete from ${sql.raw(table)} where ${filled(erasure.delete)}`
    : sql`update ${sql.raw(table)} set ${filled(erasure.set)} where ${filled(erasure.where)}`;
}
