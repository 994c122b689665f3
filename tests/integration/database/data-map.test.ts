import { readFileSync } from "node:fs";
import { join } from "node:path";
import { columnsOf, dataMap, writeDataMap } from "@posoka/db/data-map";
import { writeRecordOfProcessing } from "@posoka/db/record-of-processing";
import { type Db, openDb } from "@posoka/db/client";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../../support/clone-database.ts";

describe("the data map", () => {
  let clone: ClonedDatabase;
  let db: Db;
  let close: () => Promise<void>;
  beforeAll(async () => {
    clone = await cloneDatabase();
    ({ db, close } = openDb(clone.ownerUrl, { max: 1, applicationName: "test" }));
  });
  afterAll(async () => {
    await close();
    await clone.drop();
  });

  const live = async (): Promise<string[]> => {
    const { rows } = await db.execute<{ name: string }>(sql`
      select c.table_schema || '.' || c.table_name || '.' || c.column_name as name
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema in ('public', 'sensitive') and t.table_type = 'BASE TABLE'`);
    return rows.map(({ name }) => name).sort();
  };
  const mapped = (): string[] =>
    dataMap.flatMap((entry) => columnsOf(entry).map(({ column }) => `${entry.table}.${column}`)).sort();

  it("classes every column of the live schema once, and no column that is not there", async () => {
    expect(mapped()).toEqual(await live());
  });

  it("misses a column that somebody adds without a class", async () => {
    await db.execute(sql`alter table accounts add column shoe_size text`);
    expect(await live()).not.toEqual(mapped());
    await db.execute(sql`alter table accounts drop column shoe_size`);
  });

  it("says what erasing does in words that the database understands", async () => {
    const subject = "00000000-0000-0000-0000-000000000000";
    const filled = (words: string) => sql.raw(words.replaceAll(":subject", `'${subject}'`).replaceAll(":at", "now()"));
    for (const { table, erasure } of dataMap) {
      if ("kept" in erasure) continue;
      const statement =
        "delete" in erasure
          ? sql`delete from ${sql.raw(table)} where ${filled(erasure.delete)}`
          : sql`update ${sql.raw(table)} set ${filled(erasure.set)} where ${filled(erasure.where)}`;
      expect((await db.execute(statement)).rowCount, table).toBe(0);
    }
  });

  it("names sealed columns that are there, and none of them is of class none", () => {
    for (const entry of dataMap) {
      const classes = new Map(columnsOf(entry).map(({ column, class: one }) => [column, one]));
      for (const column of Object.keys(entry.sealed ?? {}))
        expect(classes.get(column) ?? "none", column).not.toBe("none");
    }
  });

  it("is the page in the documentation, and the record of processing with it", () => {
    const page = (name: string) => readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", name), "utf8");
    expect(page("data-map.md").trimEnd()).toBe(writeDataMap().trimEnd());
    expect(page("record-of-processing.md").trimEnd()).toBe(writeRecordOfProcessing().trimEnd());
  });

  it("brings every table that knows a person into the record of processing", () => {
    const record = writeRecordOfProcessing();
    for (const entry of dataMap) {
      const knows = columnsOf(entry).some(({ class: one }) => one !== "none");
      expect([entry.table, record.includes(`\`${entry.table}\``)]).toEqual([entry.table, knows]);
    }
  });
});
