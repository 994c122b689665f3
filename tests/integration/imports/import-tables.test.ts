import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importInterests } from "@posoka/api/modules/imports/service/import-interests";
import { importSettlements } from "@posoka/api/modules/imports/service/import-settlements";
import { occupations } from "@posoka/db/schema/occupations";
import { settlements } from "@posoka/db/schema/places";
import { searchPlaces } from "@posoka/schema/places";
import { eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../support/reference-data.ts";
import { scratchFolder } from "../../support/scratch-folder.ts";
import { openWorld, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const deps = () => ({ db: world.db, now: world.clock.now });
function fileOf(lines: string[]): string {
  const path = join(scratchFolder(), "table.tsv");
  writeFileSync(path, lines.join("\n"));
  return path;
}

describe("import interests", () => {
  const header = "esco_uri\tcode\tR\tI\tA\tS\tE\tC";

  it("gives imported occupations their profile, tells the index, and leaves ours alone", async () => {
    const [own] = await world.db.select().from(occupations).where(isNotNull(occupations.code)).limit(1);
    const [row] = await world.db
      .insert(occupations)
      .values({ escoUri: "http://x.test/o/1", iscoCode: "7314" })
      .returning();
    const path = fileOf([
      header,
      `http://x.test/o/1\t1\t7\t1\t4.5\t1\t1\t1`,
      `${own!.escoUri}\t1\t1\t1\t1\t1\t1\t7`,
      "http://x.test/o/2\t1\t\t\t\t\t\t",
    ]);
    expect(await importInterests(deps(), path)).toMatchObject([{ added: 1, changed: 0, rejected: [] }]);
    expect(await importInterests(deps(), path)).toMatchObject([{ added: 0, changed: 0 }]);
    const stored = await world.db.select().from(occupations).where(eq(occupations.id, row!.id));
    expect(stored[0]!.interests).toEqual([7, 1, 4.5, 1, 1, 1]);
    const kept = await world.db.select().from(occupations).where(eq(occupations.id, own!.id));
    expect(kept[0]!.interests).toEqual(own!.interests);
  });

  it("refuses a table with figures outside 1 to 7", async () => {
    await expect(importInterests(deps(), fileOf([header, "http://x.test/o/1\t1\t9\t1\t1\t1\t1\t1"]))).rejects.toThrow(
      /first line 2/,
    );
  });
});

describe("import settlements", () => {
  it.skipIf(!hasReference("geo"))(
    "brings all settlements in, once, with the municipalities that have no centre of their own (needs the reference data)",
    async () => {
      expect(await importSettlements(deps(), referencePath("geo"), { dryRun: true })).toMatchObject([{ added: 4995 }]);
      expect(await importSettlements(deps(), referencePath("geo"))).toMatchObject([{ added: 4995, rejected: [] }]);
      expect(await importSettlements(deps(), referencePath("geo/settlements.tsv"))).toMatchObject([
        { added: 0, changed: 0 },
      ]);
      expect(await world.db.select({ id: settlements.ekatte }).from(settlements)).toHaveLength(5256);
      const found = await world.guest(searchPlaces, { query: { q: "с. Труд" } });
      expect(found.items[0]).toEqual({ ekatte: "73242", name: "Труд", municipality: "Марица", province: "Пловдив" });
    },
  );
});
