import type { Db, Tx } from "@posoka/db/client";
import { consents } from "@posoka/db/schema/consents";
import { and, desc, eq, inArray } from "drizzle-orm";

/** The edition that somebody saw last: agreeing to the use of one's data is done on the same text. */
export async function findNewestNotice(db: Db | Tx, subjectId: string) {
  const { textVersion: version, language, at, sequence } = consents;
  const seen = inArray(consents.purpose, ["notice", "use_platform"]);
  const [row] = await db
    .select({ version, language, at })
    .from(consents)
    .where(and(eq(consents.subjectId, subjectId), seen, eq(consents.act, "given"), eq(consents.givenBy, "self")))
    .orderBy(desc(sequence))
    .limit(1);
  return row;
}
