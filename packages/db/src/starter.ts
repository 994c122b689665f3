import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "./client.ts";
import { imports } from "./schema/occupations.ts";
import { tenants } from "./schema/organisations.ts";
import { stableId } from "./stable-id.ts";
import { readStarter } from "./starter/files.ts";
import { loadOccupations } from "./starter/occupations.ts";
import { loadPlaces } from "./starter/places.ts";
import { loadEverydayCards, loadQuestionnaire } from "./starter/questions.ts";
import { loadSkills } from "./starter/skills.ts";

/** Any number will do as long as every instance uses the same; imports wait for it too. */
export const catalogueLock = 7_676_728;

/**
 * Brings the catalogue that ships with the product into the database, whole or not at all. When the same files were
 * loaded last, nothing is written; two instances may call this at once. Takes less than a second.
 */
export async function loadStarter(db: Db): Promise<void> {
  const starter = await readStarter();
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${catalogueLock})`);
    await tx
      .insert(tenants)
      .values({ id: stableId("posoka:tenant:posoka"), slug: "posoka", name: "Посока" })
      .onConflictDoNothing({ target: tenants.slug });
    const [newest] = await tx
      .select({ checksum: imports.checksum })
      .from(imports)
      .where(eq(imports.kind, "starter"))
      .orderBy(desc(imports.finishedAt), desc(imports.id))
      .limit(1);
    if (newest?.checksum === starter.checksum) return;

    await loadPlaces(tx, starter);
    await loadSkills(tx, starter);
    await loadOccupations(tx, starter);
    await loadQuestionnaire(tx, starter);
    await loadEverydayCards(tx, starter);
    const { occupations, skills, everyday, settlements } = starter;
    const report = {
      occupations: occupations.length,
      skills: skills.length,
      cards: everyday.length,
      places: settlements.length,
    };
    await tx.insert(imports).values({ kind: "starter", checksum: starter.checksum, report, finishedAt: sql`now()` });
  });
}
