import type { Db, Tx } from "@posoka/db/client";

class TriedOut extends Error {
  override readonly name = "TriedOut";
}

/** Runs `work` in a transaction; with `dryRun` everything it wrote is taken back, so its figures are those of a real run. */
export async function inTransaction(db: Db, dryRun: boolean, work: (tx: Tx) => Promise<void>): Promise<void> {
  const run = db.transaction(async (tx) => {
    await work(tx);
    if (dryRun) throw new TriedOut();
  });
  await run.catch((error: unknown) => {
    if (!(error instanceof TriedOut)) throw error;
  });
}
