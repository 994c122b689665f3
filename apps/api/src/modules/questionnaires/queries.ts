import type { Db, Tx } from "@posoka/db/client";
import { questionnaires, sittings } from "@posoka/db/schema/questionnaires";
import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";

export async function findVersion(db: Db | Tx, code: string, version: number) {
  const [row] = await db
    .select()
    .from(questionnaires)
    .where(and(eq(questionnaires.code, code), eq(questionnaires.version, version)))
    .limit(1);
  return row;
}

/** The row when it is new, or undefined when the id is taken: the key decides, not a prior read. */
export async function insertSitting(tx: Tx | Db, row: typeof sittings.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(sittings).values(row).onConflictDoNothing().returning({ id: sittings.id });
  return rows.length > 0;
}

export async function lockSitting(tx: Tx | Db, sittingId: string) {
  const [row] = await tx.select().from(sittings).where(eq(sittings.id, sittingId)).for("update");
  return row;
}

export async function updateSitting(
  tx: Tx | Db,
  sittingId: string,
  values: Partial<typeof sittings.$inferInsert>,
): Promise<void> {
  await tx.update(sittings).set(values).where(eq(sittings.id, sittingId));
}

/** Finished sittings, the newest first. */
export function listFinished(db: Db | Tx, youthId: string, limit: number) {
  return db
    .select({
      id: sittings.id,
      finishedAt: sql<Date>`${sittings.finishedAt}`.mapWith(sittings.finishedAt),
      version: questionnaires.version,
      profile: sittings.profile,
      uncertainty: sittings.uncertainty,
      careless: sittings.careless,
    })
    .from(sittings)
    .innerJoin(questionnaires, eq(questionnaires.id, sittings.questionnaireId))
    .where(and(eq(sittings.youthId, youthId), isNotNull(sittings.finishedAt)))
    .orderBy(desc(sittings.finishedAt), desc(sittings.id))
    .limit(limit);
}

/** The newest finished profile of each of several people. */
export function listNewest(db: Db | Tx, youthIds: readonly string[]) {
  return db
    .selectDistinctOn([sittings.youthId], { youthId: sittings.youthId, profile: sittings.profile })
    .from(sittings)
    .where(and(inArray(sittings.youthId, [...youthIds]), isNotNull(sittings.finishedAt)))
    .orderBy(sittings.youthId, desc(sittings.finishedAt), desc(sittings.id));
}
