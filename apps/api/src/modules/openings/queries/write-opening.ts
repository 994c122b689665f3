import type { Db, Tx } from "@posoka/db/client";
import { occupations, skills } from "@posoka/db/schema/occupations";
import { openingEvents, openings, openingSkills } from "@posoka/db/schema/openings";
import { organisations } from "@posoka/db/schema/organisations";
import { settlements } from "@posoka/db/schema/places";
import type { OpeningState } from "@posoka/domain/vocabulary";
import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";

export type SkillRow = Omit<typeof openingSkills.$inferSelect, "openingId">;

/** False when the id is taken, by whomever: the primary key decides. */
export async function insertOpening(tx: Tx, row: typeof openings.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(openings).values(row).onConflictDoNothing().returning({ id: openings.id });
  return rows.length > 0;
}

export async function lockOpening(tx: Tx, id: string) {
  const rows = await tx.select().from(openings).where(eq(openings.id, id)).for("update");
  return rows.at(0);
}

/** Writes the named columns and raises the version; the caller holds the row's lock. */
export async function updateOpening(
  tx: Tx,
  id: string,
  changes: Partial<typeof openings.$inferInsert>,
  at: Date,
): Promise<number> {
  const [row] = await tx
    .update(openings)
    .set({ ...changes, updatedAt: at, version: sql`${openings.version} + 1` })
    .where(eq(openings.id, id))
    .returning({ version: openings.version });
  if (!row) throw new Error("a locked posting is gone");
  return row.version;
}

export async function listSkillsOf(db: Db | Tx, openingId: string): Promise<SkillRow[]> {
  const { skillId, relation, position } = openingSkills;
  return db
    .select({ skillId, relation, position })
    .from(openingSkills)
    .where(eq(openingSkills.openingId, openingId))
    .orderBy(asc(relation), asc(position));
}

export async function replaceSkills(tx: Tx, openingId: string, rows: readonly SkillRow[]): Promise<void> {
  await tx.delete(openingSkills).where(eq(openingSkills.openingId, openingId));
  if (rows.length > 0) await tx.insert(openingSkills).values(rows.map((row) => ({ ...row, openingId })));
}

export async function insertEvents(tx: Tx, rows: (typeof openingEvents.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(openingEvents).values(rows);
}

/** Name and state of an organisation, held until the transaction ends, so that an approval cannot end meanwhile. */
export async function holdOrganisation(tx: Tx, id: string) {
  const { name, state, contactEmail } = organisations;
  const rows = await tx
    .select({ name, state, contactEmail })
    .from(organisations)
    .where(eq(organisations.id, id))
    .for("share");
  return rows.at(0);
}

export async function findOccupation(db: Db | Tx, id: string) {
  const rows = await db
    .select({ iscoCode: occupations.iscoCode })
    .from(occupations)
    .where(and(eq(occupations.id, id), eq(occupations.state, "active")));
  return rows.at(0);
}

export async function findSettlement(db: Db | Tx, ekatte: string) {
  const { latitude, longitude } = settlements;
  const rows = await db.select({ latitude, longitude }).from(settlements).where(eq(settlements.ekatte, ekatte));
  return rows.at(0);
}

/** Which of the given skills exist, withdrawn ones too: a posting may keep naming them. */
export async function knownSkills(db: Db | Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: skills.id })
    .from(skills)
    .where(inArray(skills.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

/**
 * Ends what stood until before `today`: each posting once, also with two instances at it, since the state is part of
 * the condition.
 */
export async function expireBefore(tx: Tx, today: string, at: Date): Promise<{ id: string; from: OpeningState }[]> {
  const due = await tx
    .select({ id: openings.id, from: openings.state })
    .from(openings)
    .where(and(inArray(openings.state, ["published", "paused"]), lt(openings.closesOn, today)))
    .orderBy(asc(openings.id))
    .limit(500)
    .for("update", { skipLocked: true });
  if (due.length === 0) return [];
  await tx
    .update(openings)
    .set({ state: "expired", updatedAt: at, version: sql`${openings.version} + 1` })
    .where(
      inArray(
        openings.id,
        due.map(({ id }) => id),
      ),
    );
  return due;
}
