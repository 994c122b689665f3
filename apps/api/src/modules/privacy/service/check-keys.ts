import type { Db } from "@posoka/db/client";
import { StartError } from "@posoka/db/embedded/start-error";
import { type Keyring, SealError } from "../../../crypto/seal.ts";
import { countByKey } from "./rotate-keys.ts";
import { findServiceKey } from "./service-keys.ts";

/**
 * Whether the ring opens what the database holds, asked before the first visitor finds out.
 *
 * @throws {StartError} when a key is missing from the ring, or is another one under the same id
 */
export async function checkKeys(db: Db, keyring: Keyring): Promise<void> {
  for (const [id, count] of await countByKey(db)) {
    if (!keyring.has(id)) throw new StartError(`POSOKA_KEYS lacks the key ${id}, which seals ${count} values.`);
  }
  try {
    await findServiceKey(db, keyring, "audit");
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new StartError("POSOKA_KEYS does not open this database: a key was replaced under its old id.");
  }
}
