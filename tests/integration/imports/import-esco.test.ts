import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importEsco } from "@posoka/api/modules/imports/service/import-esco";
import { type OpenDb, openDb } from "@posoka/db/client";
import {
  imports,
  occupations,
  occupationSkills,
  occupationTexts,
  skillRelations,
  skills,
  skillTexts,
} from "@posoka/db/schema/occupations";
import { auditEntries } from "@posoka/db/schema/system";
import { and, count, eq, isNotNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../../support/clone-database.ts";
import { type EscoRows, uri, writeEscoFolder } from "../../support/esco-folder.ts";
import { hasReference, referencePath } from "../../support/reference-data.ts";

let clone: ClonedDatabase;
let open: OpenDb;
beforeAll(async () => {
  clone = await cloneDatabase();
  open = openDb(clone.appUrl, { max: 4, applicationName: "test", statementTimeout: 120_000 });
});
afterAll(async () => {
  await open.close();
  await clone.drop();
});

const deps = () => ({ db: open.db, now: () => new Date("2026-03-10T10:00:00Z") });
const run = (folder: string, options = {}) => importEsco(deps(), folder, options);
const counts = async (folder: string, options = {}) =>
  Object.fromEntries(
    (await run(folder, options)).map(({ kind, added, changed, withdrawn, rejected }) => [
      kind,
      [added, changed, withdrawn, rejected.length],
    ]),
  );
const nothing = {
  occupations: [0, 0, 0, 0],
  skills: [0, 0, 0, 0],
  isco_groups: [0, 0, 0, 0],
  occupation_skills: [0, 0, 0, 0],
  skill_relations: [0, 0, 0, 0],
};

/** A sum over all that an import may touch. */
async function picture(): Promise<string> {
  const sum = createHash("sha256");
  for (const table of [
    "occupations",
    "occupation_texts",
    "skills",
    "skill_texts",
    "isco_groups",
    "isco_group_texts",
    "occupation_skills",
    "skill_relations",
    "imports",
    "audit_entries",
  ]) {
    const { rows } = await open.db.execute(
      sql`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql.identifier(table)} t`,
    );
    sum.update(String(rows[0]?.["sum"]));
  }
  return sum.digest("hex");
}

const own = async () => {
  const [baker] = await open.db.select().from(occupations).where(eq(occupations.code, "baker"));
  const [bread] = await open.db.select().from(skills).where(eq(skills.code, "bake-bread"));
  return { baker: baker!, bread: bread! };
};

const small: EscoRows = {
  occupations: [
    {
      key: "o-potter",
      isco: "7314",
      en: "potter",
      bg: "грънчар/грънчарка",
      alt: "clay worker\nceramic, potter\nclay worker",
    },
    { key: "o-lieutenant", isco: "0110", en: "lieutenant" },
  ],
  skills: [
    { key: "s-clay", en: "shape clay", alt: "form clay\nshape clay", reuse: "transversal" },
    { key: "s-glaze", en: "glazes", type: "knowledge" },
    { key: "s-odd", en: "something", type: "" },
  ],
  groups: [
    { code: "0", en: "Armed forces", bg: "Въоръжени сили" },
    { code: "7314", en: "Potters", bg: "Грънчари" },
  ],
  occupationSkills: [
    ["o-potter", "essential", "skill/competence", "s-clay"],
    ["o-potter", "optional", "", "s-odd"],
  ],
  skillRelations: [["s-glaze", "optional", "s-clay"]],
};

describe("import esco", () => {
  it("takes a folder as downloaded, and a second run changes nothing", async () => {
    const folder = writeEscoFolder(small);
    expect(await counts(folder, { dryRun: true })).toMatchObject({
      occupations: [2, 0, 0, 0],
      occupation_skills: [2, 0, 0, 0],
    });
    expect(
      await open.db
        .select()
        .from(occupations)
        .where(eq(occupations.escoUri, uri("occupation", "o-potter"))),
    ).toEqual([]);

    expect(await counts(folder)).toEqual({
      occupations: [2, 0, 0, 0],
      skills: [3, 0, 0, 0],
      isco_groups: [2, 0, 0, 0],
      occupation_skills: [2, 0, 0, 0],
      skill_relations: [1, 0, 0, 0],
    });
    const before = await picture();
    expect(await counts(folder)).toEqual(nothing);
    expect(await picture()).toBe(before);

    const texts = await open.db
      .select({
        language: occupationTexts.language,
        title: occupationTexts.title,
        alt: occupationTexts.altTitles,
        isco: occupations.iscoCode,
      })
      .from(occupationTexts)
      .innerJoin(occupations, eq(occupations.id, occupationTexts.occupationId))
      .where(eq(occupations.escoUri, uri("occupation", "o-potter")))
      .orderBy(occupationTexts.language);
    expect(texts).toEqual([
      { language: "bg", title: "грънчар/грънчарка", alt: ["грънчар", "грънчарка"], isco: "7314" },
      { language: "en", title: "potter", alt: ["clay worker", "ceramic, potter"], isco: "7314" },
    ]);
    const [odd] = await open.db
      .select()
      .from(skills)
      .where(eq(skills.escoUri, uri("skill", "s-odd")));
    expect(odd).toMatchObject({ kind: "skill", transversal: false });
    const trail = await open.db.select().from(auditEntries).where(eq(auditEntries.act, "import.esco"));
    expect(trail).toMatchObject([{ actorRole: "operator" }]);
  });

  it("joins rows of our own by their address, and keeps our words, group and links", async () => {
    const { baker, bread } = await own();
    const texts = () =>
      open.db
        .select()
        .from(occupationTexts)
        .where(eq(occupationTexts.occupationId, baker.id))
        .orderBy(occupationTexts.language);
    const before = await texts();
    const folder = writeEscoFolder({
      occupations: [...small.occupations!, { key: baker.escoUri!, isco: "9999", en: "baker!", bg: "хлебар!" }],
      skills: [...small.skills!, { key: bread.escoUri!, en: "prepare bread products", type: "knowledge" }],
      occupationSkills: [
        ...small.occupationSkills!,
        [baker.escoUri!, "optional", "skill/competence", bread.escoUri!],
        [baker.escoUri!, "essential", "skill/competence", "s-clay"],
      ],
    });
    expect(await counts(folder)).toEqual({ ...nothing, occupation_skills: [1, 0, 0, 0] });
    expect(await texts()).toEqual(before);
    expect((await own()).baker.iscoCode).toBe(baker.iscoCode);
    const links = await open.db
      .select({ ours: occupationSkills.ours, essential: occupationSkills.essential })
      .from(occupationSkills)
      .where(and(eq(occupationSkills.occupationId, baker.id), eq(occupationSkills.skillId, bread.id)));
    expect(links).toEqual([{ ours: true, essential: true }]);
    expect(
      (await open.db.select().from(skillTexts).where(eq(skillTexts.skillId, bread.id))).every(({ ours }) => ours),
    ).toBe(true);
  });

  it("withdraws what a newer file leaves out or calls obsolete, and brings it back", async () => {
    const [potter, lieutenant] = small.occupations!;
    const newer = writeEscoFolder({ occupations: [{ ...potter!, en: "ceramist", isco: "7315" }] });
    expect(await counts(newer)).toEqual({ ...nothing, occupations: [0, 1, 1, 0] });
    const state = async (key: string) =>
      (
        await open.db
          .select({ state: occupations.state })
          .from(occupations)
          .where(eq(occupations.escoUri, uri("occupation", key)))
      )[0]?.state;
    expect(await state("o-lieutenant")).toBe("withdrawn");
    expect((await own()).baker.state).toBe("active");
    expect(await counts(writeEscoFolder({ occupations: [potter!, lieutenant!] }))).toEqual({
      ...nothing,
      occupations: [0, 2, 0, 0],
    });
    const obsolete = writeEscoFolder({ occupations: [potter!, { ...lieutenant!, status: "obsolete" }] });
    expect(await counts(obsolete)).toEqual({ ...nothing, occupations: [0, 0, 1, 0] });
    expect(await counts(obsolete)).toEqual(nothing);
    await run(writeEscoFolder(small));
  });

  it("leaves out relations of an occupation without a row, by line, and takes the others", async () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ key: `s-${at}`, en: `skill ${at}` }));
    const links = many.map(({ key }): [string, string, string, string] => ["o-potter", "optional", "knowledge", key]);
    links.splice(100, 0, ["o-missing", "essential", "knowledge", "s-1"]);
    const folder = writeEscoFolder({
      skills: [...small.skills!, ...many],
      occupationSkills: [...small.occupationSkills!, ...links],
    });
    const report = (await run(folder)).find(({ kind }) => kind === "occupation_skills");
    expect(report).toMatchObject({ added: 300 });
    expect(report!.rejected).toEqual([
      {
        file: "occupationSkillRelations.csv",
        line: 104,
        reason: `no row of the occupation ${uri("occupation", "o-missing")}`,
      },
    ]);
  });
});

describe("a broken set of files", () => {
  const broken: [what: string, spoil: (folder: string) => void, says: RegExp][] = [
    [
      "a column is missing",
      (folder) => rewrite(folder, "occupations_en.csv", (text) => text.replace("iscoGroup", "isco")),
      /column iscoGroup is missing/,
    ],
    [
      "a quote is left open",
      (folder) => appendFileSync(join(folder, "skills_en.csv"), '"http://x/y,"'),
      /skills_en\.csv: line/,
    ],
    [
      "a row is cut off",
      (folder) => appendFileSync(join(folder, "occupationSkillRelations.csv"), "http://data"),
      /occupationSkillRelations\.csv: line/,
    ],
    [
      "a file is empty",
      (folder) => writeFileSync(join(folder, "ISCOGroups_en.csv"), ""),
      /ISCOGroups_en\.csv: the file is empty/,
    ],
    [
      "the letters are in another encoding",
      inWindows1251,
      /1 of 1 rows cannot be read, first line 2: unreadable letters/,
    ],
    [
      "more than one row in a hundred is wrong",
      (folder) => rewrite(folder, "occupations_en.csv", (text) => text.replace("0110", "11")),
      /1 of 2 rows cannot be read, first line 6: "11"/,
    ],
  ];

  it.each(broken)("changes nothing when %s", async (_, spoil, says) => {
    const folder = writeEscoFolder({
      ...small,
      occupations: small.occupations!.map((row) => ({ ...row, en: `new ${row.en}` })),
    });
    spoil(folder);
    const before = await picture();
    await expect(run(folder)).rejects.toMatchObject({
      name: "ImportRefused",
      message: expect.stringMatching(says) as string,
    });
    expect(await picture()).toBe(before);
  });

  it("changes nothing when most relations seem cut off, or the folder holds nothing of it", async () => {
    const before = await picture();
    const cut = writeEscoFolder({ occupationSkills: small.occupationSkills! });
    await expect(run(cut)).rejects.toThrow(/seems to be cut off/);
    await expect(run(writeEscoFolder({}))).rejects.toThrow(/no file of the ESCO download/);
    await expect(run("/no/such/folder")).rejects.toThrow(/no such folder/);
    expect(await picture()).toBe(before);
  });
});

/** Cyrillic as Bulgarian offices write it; no UTF-8. */
function inWindows1251(folder: string): void {
  const file = join(folder, "occupations_bg.csv");
  const bytes = [...readFileSync(file, "utf8").replace("\ufeff", "")].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code < 128 ? code : code - 0x0410 + 0xc0;
  });
  writeFileSync(file, Buffer.from(bytes));
}

function rewrite(folder: string, file: string, change: (text: string) => string): void {
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));
}

describe.skipIf(!hasReference("esco"))("the whole classification (needs the reference data)", () => {
  it(
    "is read whole but for the 67 relations of an occupation without a row, and a second run changes nothing",
    { timeout: 120_000 },
    async () => {
      const whole = await cloneDatabase();
      const { db, close } = openDb(whole.appUrl, { max: 2, applicationName: "test", statementTimeout: 120_000 });
      const full = (folder: string) => importEsco({ db, now: deps().now }, referencePath(folder));
      try {
        const reports = Object.fromEntries((await full("esco")).map((report) => [report.kind, report]));
        const rejected = reports["occupation_skills"]!.rejected;
        expect(rejected).toHaveLength(67);
        expect(new Set(rejected.map(({ reason }) => reason)).size).toBe(1);
        const rows = async (
          table: typeof occupations | typeof skills | typeof occupationSkills | typeof skillRelations,
        ) => (await db.select({ n: count() }).from(table))[0]!.n;
        expect(await db.$count(occupations, isNotNull(occupations.escoUri))).toBe(3007);
        expect(await rows(skillRelations)).toBe(5899);
        expect(reports["isco_groups"]!.added).toBe(619);
        const soldiers = await db
          .select({ id: occupations.id })
          .from(occupations)
          .where(eq(occupations.iscoCode, "0110"));
        expect(soldiers.length).toBeGreaterThan(5);
        const slashed = await db
          .select({ alt: occupationTexts.altTitles })
          .from(occupationTexts)
          .where(sql`language = 'bg' and not ours and title like '%/%'`);
        // 371 of the classification have both; some of these occupations have words of ours.
        expect(slashed.length).toBeGreaterThan(250);
        expect(slashed.every(({ alt }) => alt.length >= 2)).toBe(true);

        const second = await full("esco");
        expect(second.map(({ added, changed, withdrawn }) => added + changed + withdrawn)).toEqual([0, 0, 0, 0, 0]);
        const [newer] = await full("esco-v1.2-partial");
        // Three are gone in v1.2; one of them has a text of ours and stays.
        expect(newer).toMatchObject({ kind: "occupations", added: 35, withdrawn: 2, rejected: [] });
        expect(await db.select({ kind: imports.kind }).from(imports).where(eq(imports.kind, "esco"))).toHaveLength(2);
      } finally {
        await close();
        await whole.drop();
      }
    },
  );
});
