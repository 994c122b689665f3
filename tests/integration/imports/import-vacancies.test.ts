import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importVacancies, type VacancyOptions } from "@posoka/api/modules/imports/service/import-vacancies";
import { openingEvents, openings } from "@posoka/db/schema/openings";
import { outbox } from "@posoka/db/schema/system";
import { getOpening, listOpenings } from "@posoka/schema/openings";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../support/reference-data.ts";
import { scratchFolder } from "../../support/scratch-folder.ts";
import { openWorld, type World } from "../../support/world.ts";

// Tuesday 10 March 2026 in this world.
const header = "id\tdate\ttown\ttitle_as_written\ttitle_singular\tplaces\teducation\tisco08\tlabel_source\tsource_url";
const rows = [
  "V1\t2026-03-01\tРусе\tготвачи\tготвач\t4\tсредно\t5120\thand\thttps://www.example.org/a",
  "V2\t\tгр. Пловдив\tинженери\tинженер\t\tвисше\t\t\thttps://www.example.org/b",
  "V3\t2025-09-28\tНяма такъв град\tшивач\tшивач\t1\t\t7531\thand\t",
];

describe("import vacancies", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const fileOf = (text: string, name = "vacancies.tsv"): string => {
    const path = join(scratchFolder(), name);
    writeFileSync(path, text);
    return path;
  };
  const table = (lines: string[]): string => fileOf([header, ...lines, ""].join("\n"));
  const run = async (path: string, options: VacancyOptions = {}) =>
    (await importVacancies({ db: world.db, now: world.clock.now }, path, options))[0]!;
  const find = async (sourceId: string) =>
    (
      await world.db
        .select()
        .from(openings)
        .where(and(eq(openings.external, true), eq(openings.sourceId, sourceId)))
    )[0]!;

  it("makes postings for adults that end 30 days after their date, and a second run changes nothing", async () => {
    const path = table(rows);
    expect(await run(path, { dryRun: true })).toMatchObject({ added: 3 });
    expect(await find("V1")).toBeUndefined();
    expect(await run(path)).toEqual({ kind: "vacancies", added: 3, changed: 0, withdrawn: 0, rejected: [] });

    const [first, second, third] = [await find("V1"), await find("V2"), await find("V3")];
    expect(first).toMatchObject({
      state: "published",
      kind: "job",
      title: "Готвачи",
      organisationName: "Бюро по труда, Русе",
      ekatte: "63427",
      seats: 4,
      minEducation: "secondary",
      lawfulFrom: 18,
      source: "example.org",
      sourceDate: "2026-03-01",
      closesOn: "2026-03-31",
      dateReplaced: false,
    });
    expect(first.occupationId).not.toBeNull();
    // No date, so the day of the import; no group, so no occupation.
    expect(second).toMatchObject({
      ekatte: "56784",
      sourceDate: "2026-03-10",
      closesOn: "2026-04-09",
      occupationId: null,
    });
    expect(third).toMatchObject({ state: "expired", ekatte: null, source: "labour-office", sourceUrl: null });
    const told = await world.db.select().from(outbox).where(eq(outbox.topic, "index.opening"));
    expect(told.map(({ payload }) => payload["id"])).toContain(first.id);
    expect(await world.db.select().from(openingEvents).where(eq(openingEvents.openingId, first.id))).toMatchObject([
      { act: "import" },
    ]);

    world.clock.advance(86_400_000);
    expect(await run(path)).toMatchObject({ added: 0, changed: 0 });
    expect(await find("V2")).toMatchObject({ sourceDate: "2026-03-10", version: 1 });
  });

  it("is shown with its source and applied to there; a signed-in minor does not see it", async () => {
    const { id } = await find("V1");
    const shown = await world.guest(getOpening, { params: { openingId: id } });
    expect(shown).toMatchObject({
      adultsOnly: true,
      appliesHere: false,
      external: { source: "example.org", url: "https://www.example.org/a", date: "2026-03-01", dateReplaced: false },
    });
    const minor = await world.as("youth");
    await expect(minor(getOpening, { params: { openingId: id } })).rejects.toMatchObject({ code: "not_found" });
    expect((await minor(listOpenings, { query: {} })).total).toBe(0);
  });

  it("replaces the date only when told, and says that it did", async () => {
    const path = table(rows);
    expect(await run(path, { dated: "2026-03-05" })).toMatchObject({ changed: 3 });
    expect(await find("V3")).toMatchObject({
      state: "published",
      sourceDate: "2026-03-05",
      closesOn: "2026-04-04",
      dateReplaced: true,
    });
    expect(await run(path)).toMatchObject({ changed: 3 });
    expect(await find("V3")).toMatchObject({ state: "expired", sourceDate: "2025-09-28", dateReplaced: false });
  });

  it("keeps closed what staff closed", async () => {
    const { id } = await find("V1");
    await world.db.update(openings).set({ state: "closed" }).where(eq(openings.id, id));
    await run(table([rows[0]!.replace("готвачи", "готвачи и пекари")]));
    expect(await find("V1")).toMatchObject({ state: "closed", title: "Готвачи и пекари" });
  });

  it("names rows that it leaves out by line, and refuses a file of which nothing can be read", async () => {
    const path = table(["V4\tвчера\tРусе\tготвачи\t\t1\t\t5120\t\t", "V5\t\tРусе\t\t\t1\t\t\t\t", rows[1]!, rows[1]!]);
    expect((await run(path)).rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, '"вчера" is no date'],
      [3, "no title"],
      [5, "the vacancy stands in the file twice"],
    ]);
    for (const [text, name] of [
      [header, "a.tsv"],
      ["id\ttown\n1\t2\n", "b.tsv"],
      ["nothing", "c.ndjson"],
      ["", "d.json"],
    ] as const) {
      await expect(run(fileOf(text, name)), name).rejects.toMatchObject({ name: "ImportRefused" });
    }
    await expect(run("/no/such.tsv")).rejects.toThrow("there is no such file");
  });

  it("takes JobPosting, ends it when the source says, and strips what a page must not run", async () => {
    const posting = {
      "@type": "JobPosting",
      title: "<b>Сервитьор</b>",
      description: "&lt;p&gt;Вечер&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
      url: "https://jobs.example.org/7",
      datePosted: "2026-03-09T08:00:00+02:00",
      validThrough: "2026-03-20",
      employmentType: ["FULL_TIME"],
      hiringOrganization: { name: "Ресторант Липа" },
      jobLocation: { address: { addressLocality: "Варна" } },
      baseSalary: { currency: "EUR", value: { minValue: 800, maxValue: 900, unitText: "MONTH" } },
    };
    expect(await run(fileOf(`${JSON.stringify(posting)}\n{broken\n`, "x.ndjson"))).toMatchObject({
      added: 1,
      rejected: [{ file: "x.ndjson", line: 2, reason: "not JSON" }],
    });
    expect(await find("https://jobs.example.org/7")).toMatchObject({
      title: "Сервитьор",
      description: "Вечер",
      organisationName: "Ресторант Липа",
      ekatte: "10135",
      closesOn: "2026-03-20",
      payMin: 800,
      payMax: 900,
      payPeriod: "month",
    });
  });

  it.skipIf(!hasReference("jobs"))(
    "takes the vacancies of labour offices whole (needs the reference data)",
    async () => {
      const path = referencePath("jobs/bg_labour_office_vacancies_dev.tsv");
      expect(await run(path, { dated: "2026-03-10" })).toMatchObject({ added: 137, rejected: [] });
      expect(await run(path, { dated: "2026-03-10" })).toMatchObject({ added: 0, changed: 0 });
      expect(await run(referencePath("jobs/converted_jobposting_dev.ndjson"), { source: "converted" })).toMatchObject({
        added: 594,
        rejected: [],
      });
    },
  );
});
