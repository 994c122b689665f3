import type { Db, Tx } from "@posoka/db/client";
import { identities } from "@posoka/db/schema/profiles";
import { inArray } from "drizzle-orm";
import type { Keyring } from "../../../crypto/seal.ts";
import { openFor, readPersonKeys } from "../../privacy/service/person-keys.ts";

/** Own names of several people in two queries; who has given none, or was erased, is left out. */
export async function namesOf(
  db: Db | Tx,
  keys: Keyring,
  youthIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (youthIds.length === 0) return new Map();
  const { youthId, name } = identities;
  const rows = await db
    .select({ youthId, name })
    .from(identities)
    .where(inArray(youthId, [...new Set(youthIds)]));
  const own = await readPersonKeys(
    db,
    keys,
    rows.map((row) => row.youthId),
  );
  const opened = rows.map(
    (row) => [row.youthId, openFor(own.get(row.youthId), row.youthId, "identities.name", row.name)] as const,
  );
  return new Map(opened.filter(([, words]) => words !== ""));
}
