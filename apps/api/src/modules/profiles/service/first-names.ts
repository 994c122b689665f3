import type { Db, Tx } from "@posoka/db/client";
import { identities } from "@posoka/db/schema/profiles";
import { inArray } from "drizzle-orm";

/** First names by person, for those who may know no more of a name; empty where none was written down. */
export async function firstNamesOf(db: Db | Tx, youthIds: readonly string[]): Promise<Map<string, string>> {
  if (youthIds.length === 0) return new Map();
  const { youthId, name } = identities;
  const rows = await db
    .select({ youthId, name })
    .from(identities)
    .where(inArray(youthId, [...youthIds]));
  return new Map(rows.map((row) => [row.youthId, row.name.trim().split(/\s+/)[0] ?? ""]));
}
