import { type OpenDb, openDb } from "@posoka/db/client";
import { imports, occupations, occupationTexts, skills, skillTexts } from "@posoka/db/schema/occupations";
import { settlements } from "@posoka/db/schema/places";
import { loadStarter } from "@posoka/db/starter";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../../support/clone-database.ts";

describe("the starter catalogue in the database", () => {
  let clone: ClonedDatabase;
  let open: OpenDb;
  beforeAll(async () => {
    clone = await cloneDatabase();
    open = openDb(clone.appUrl, { max: 4, applicationName: "test" });
  });
  afterAll(async () => {
    await open.close();
    await clone.drop();
  });

  const again = async (): Promise<void> => {
    await open.db.delete(imports);
    await loadStarter(open.db);
  };
  const stamp = async () =>
    (await open.db.execute(sql`select max(xmin::text::bigint) as at from occupations`)).rows[0]?.["at"];

  it("writes nothing when the same files were loaded last, also from two servers at once", async () => {
    const before = await stamp();
    await Promise.all([loadStarter(open.db), loadStarter(open.db)]);
    expect(await stamp()).toBe(before);
    expect(await open.db.select({ id: imports.id }).from(imports)).toHaveLength(1);
  });

  it("takes over what a classification brought first, and keeps what an import knows better", async () => {
    const [skill] = await open.db.select().from(skills).where(eq(skills.code, "bake-bread"));
    await open.db.update(skills).set({ code: null }).where(eq(skills.id, skill!.id));
    await open.db.update(skillTexts).set({ label: "bake", ours: false }).where(eq(skillTexts.skillId, skill!.id));
    await open.db.update(settlements).set({ population: 7 }).where(eq(settlements.ekatte, "68134"));
    await again();
    expect(await open.db.select().from(skills).where(eq(skills.escoUri, skill!.escoUri!))).toMatchObject([
      { id: skill!.id, code: "bake-bread" },
    ]);
    const texts = await open.db.select().from(skillTexts).where(eq(skillTexts.skillId, skill!.id));
    expect(texts.map(({ ours, label }) => [ours, label === "bake"])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(await open.db.select().from(settlements).where(eq(settlements.ekatte, "68134"))).toMatchObject([
      { population: 7 },
    ]);
  });

  it("brings changed texts of ours up to date and takes off the list what left the files", async () => {
    await open.db.update(occupationTexts).set({ title: "Стара дума" }).where(eq(occupationTexts.ours, true));
    await open.db.insert(occupations).values({ code: "left-the-files", iscoCode: "9999" });
    await again();
    expect(await open.db.select().from(occupationTexts).where(eq(occupationTexts.title, "Стара дума"))).toEqual([]);
    expect(await open.db.select().from(occupations).where(eq(occupations.code, "left-the-files"))).toMatchObject([
      { state: "withdrawn" },
    ]);
  });
});
