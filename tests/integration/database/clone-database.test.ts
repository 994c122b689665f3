import { openDb } from "@posoka/db/client";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../../support/clone-database.ts";

describe("the embedded database", () => {
  let clone: ClonedDatabase;
  beforeAll(async () => void (clone = await cloneDatabase()));
  afterAll(() => clone.drop());

  async function asked(url: string, question: ReturnType<typeof sql>): Promise<Record<string, unknown> | undefined> {
    const { db, close } = openDb(url, { max: 1, applicationName: "test" });
    try {
      const { rows } = await db.execute(question);
      return rows[0];
    } finally {
      await close();
    }
  }

  it("lowers and orders Cyrillic words as Bulgarians do", async () => {
    const row = await asked(
      clone.appUrl,
      sql`select lower('ИВАН') as lower, (select string_agg(w, ' ' order by w collate "bg-x-icu") from unnest(array['ябълка', 'Ана', 'агне']) w) as ordered`,
    );
    expect(row).toEqual({ lower: "иван", ordered: "агне Ана ябълка" });
  });

  it("lets the server neither make tables nor become the owner, but act as matching", async () => {
    await expect(asked(clone.appUrl, sql`create table public.own (id int)`)).rejects.toMatchObject({
      cause: { code: "42501" },
    });
    await expect(asked(clone.appUrl, sql`set role posoka_owner`)).rejects.toMatchObject({ cause: { code: "42501" } });
    await expect(asked(clone.appUrl, sql`set role posoka_matching`)).resolves.toBeUndefined();
  });
});
