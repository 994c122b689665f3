import type { Db, Tx } from "@posoka/db/client";
import { consents } from "@posoka/db/schema/consents";
import { and, desc, eq } from "drizzle-orm";

/** The edition that somebody accepted last. */
export async function findNewestNotice(db: Db | Tx, subjectId: string) {
  const { textVersion: version, language, at } = consents;
  const [row] = await db
    .select({ version, language, at })
    .from(consents)
    .where(and(eq(consents.subjectId, subjectId), eq(consents.purpose, "notice"), eq(consents.act, "given")))
    .orderBy(desc(at))
    .limit(1);
  return row;
}
