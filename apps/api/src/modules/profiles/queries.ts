import type { Db, Tx } from "@posoka/db/client";
import { accounts } from "@posoka/db/schema/accounts";
import { everydayCards, skills } from "@posoka/db/schema/occupations";
import { settlements } from "@posoka/db/schema/places";
import { identities, profileExperiences, profiles, profileSkills } from "@posoka/db/schema/profiles";
import { sittings } from "@posoka/db/schema/questionnaires";
import { supportWanted } from "@posoka/db/schema/sensitive";
import { and, asc, eq, inArray, isNotNull, notInArray, sql } from "drizzle-orm";

export async function findProfile(db: Db | Tx, youthId: string) {
  const [row] = await db.select().from(profiles).where(eq(profiles.youthId, youthId));
  return row;
}

export async function lockProfile(tx: Tx | Db, youthId: string) {
  const [row] = await tx
    .select({ version: profiles.version })
    .from(profiles)
    .where(eq(profiles.youthId, youthId))
    .for("update");
  return row;
}

export function listSkills(db: Db | Tx, youthId: string) {
  return db
    .select({ id: profileSkills.skillId, level: profileSkills.level })
    .from(profileSkills)
    .where(eq(profileSkills.youthId, youthId))
    .orderBy(asc(profileSkills.skillId));
}

export function listExperiences(db: Db | Tx, youthId: string) {
  const { id, kind, cardCode, words, months, position } = profileExperiences;
  return db
    .select({ id, kind, cardCode, words, months })
    .from(profileExperiences)
    .where(eq(profileExperiences.youthId, youthId))
    .orderBy(asc(position), asc(id));
}

/** As it is kept: a sealed list, or nothing. */
export async function findSupport(db: Db | Tx, youthId: string): Promise<string> {
  const [row] = await db
    .select({ needs: supportWanted.needs })
    .from(supportWanted)
    .where(eq(supportWanted.youthId, youthId));
  return row?.needs ?? "";
}

export async function hasInterests(db: Db | Tx, youthId: string): Promise<boolean> {
  const rows = await db
    .select({ id: sittings.id })
    .from(sittings)
    .where(and(eq(sittings.youthId, youthId), isNotNull(sittings.finishedAt)))
    .limit(1);
  return rows.length > 0;
}

/** Those of `ids` that stand in the catalogue. */
export async function knownSkills(db: Db | Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: skills.id })
    .from(skills)
    .where(inArray(skills.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

export async function knownCards(db: Db | Tx, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await db
    .select({ code: everydayCards.code })
    .from(everydayCards)
    .where(inArray(everydayCards.code, [...codes]));
  return new Set(rows.map(({ code }) => code));
}

export async function knowsPlace(db: Db | Tx, ekatte: string): Promise<boolean> {
  const rows = await db.select({ ekatte: settlements.ekatte }).from(settlements).where(eq(settlements.ekatte, ekatte));
  return rows.length > 0;
}

export async function updateProfile(
  tx: Tx | Db,
  youthId: string,
  values: Partial<typeof profiles.$inferInsert>,
): Promise<number> {
  const [row] = await tx
    .update(profiles)
    .set({ ...values, version: sql`${profiles.version} + 1` })
    .where(eq(profiles.youthId, youthId))
    .returning({ version: profiles.version });
  return row?.version ?? 0;
}

export async function replaceSkills(
  tx: Tx | Db,
  youthId: string,
  tenantId: string,
  list: { id: string; level: number }[],
): Promise<void> {
  await tx.delete(profileSkills).where(eq(profileSkills.youthId, youthId));
  if (list.length === 0) return;
  await tx.insert(profileSkills).values(list.map(({ id, level }) => ({ youthId, tenantId, skillId: id, level })));
}

type Experience = Omit<typeof profileExperiences.$inferInsert, "youthId" | "tenantId" | "position">;

/** Rows keep the ids of the device. @returns how many were written; fewer than given means an id of somebody else */
export async function replaceExperiences(
  tx: Tx | Db,
  youthId: string,
  tenantId: string,
  list: Experience[],
): Promise<number> {
  const ids = list.map(({ id }) => id);
  const mine = eq(profileExperiences.youthId, youthId);
  await tx
    .delete(profileExperiences)
    .where(ids.length === 0 ? mine : and(mine, notInArray(profileExperiences.id, ids)));
  if (list.length === 0) return 0;
  const written = await tx
    .insert(profileExperiences)
    .values(list.map((one, position) => ({ ...one, youthId, tenantId, position })))
    .onConflictDoUpdate({
      target: profileExperiences.id,
      set: {
        position: sql`excluded.position`,
        kind: sql`excluded.kind`,
        cardCode: sql`excluded.card_code`,
        words: sql`excluded.words`,
        months: sql`excluded.months`,
      },
      setWhere: mine,
    })
    .returning({ id: profileExperiences.id });
  return written.length;
}

export async function replaceSupport(
  tx: Tx | Db,
  youthId: string,
  tenantId: string,
  needs: string,
  updatedAt: Date,
): Promise<void> {
  if (needs === "") {
    await tx.delete(supportWanted).where(eq(supportWanted.youthId, youthId));
    return;
  }
  await tx
    .insert(supportWanted)
    .values({ youthId, tenantId, needs, updatedAt })
    .onConflictDoUpdate({ target: supportWanted.youthId, set: { needs, updatedAt } });
}

export async function findIdentity(db: Db | Tx, youthId: string) {
  const [row] = await db
    .select({ name: identities.name, phone: identities.phone, version: identities.version, email: accounts.email })
    .from(identities)
    .innerJoin(accounts, eq(accounts.id, identities.youthId))
    .where(eq(identities.youthId, youthId));
  return row;
}

/** The new version, or undefined when the row is not at the version that was read. */
export async function updateIdentity(
  tx: Tx | Db,
  youthId: string,
  { version, ...values }: { name: string; phone: string; version: number; updatedAt: Date },
): Promise<number | undefined> {
  const [row] = await tx
    .update(identities)
    .set({ ...values, version: version + 1 })
    .where(and(eq(identities.youthId, youthId), eq(identities.version, version)))
    .returning({ version: identities.version });
  return row?.version;
}
