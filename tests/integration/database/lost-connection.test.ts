import { openDb } from "@posoka/db/client";
import { sql } from "drizzle-orm";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

/** The socket below a client, which its types do not show. */
type WithStream = pg.PoolClient & { connection: { stream: { destroy: () => void } } };

describe("a connection that breaks before its transaction began", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("leaves its place in the pool to the next one, time after time", async () => {
    const { db, pool, close } = openDb(world.deps.config.databaseUrl, { max: 1, applicationName: "test" });
    const one = () => db.transaction((tx) => tx.execute(sql`select 1`));
    for (let time = 0; time < 3; time += 1) {
      pool.once("acquire", (client) => (client as WithStream).connection.stream.destroy());
      await expect(one()).rejects.toThrow("begin");
      expect((await one()).rowCount).toBe(1);
    }
    await close();
    expect(pool.totalCount).toBe(0);
  });

  it("rolls back what threw, and the place is free", async () => {
    const { db, pool, close } = openDb(world.deps.config.databaseUrl, { max: 1, applicationName: "test" });
    const refused = db.transaction(async (tx) => {
      await tx.execute(sql`create temp table never_kept (id int)`);
      throw new Error("no");
    });
    await expect(refused).rejects.toThrow("no");
    expect((await db.execute(sql`select to_regclass('never_kept') as kept`)).rows).toEqual([{ kept: null }]);
    expect(pool.idleCount).toBe(1);
    await close();
  });
});
