import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDb } from "@posoka/db/client";
import { findRunningPostgres, startPostgres } from "@posoka/db/embedded/start-postgres";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

describe("the embedded database", () => {
  let dataDir = "";
  let stops: (() => Promise<void>)[] = [];
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), "posoka-embedded-"))));
  afterEach(async () => {
    for (const stop of stops.reverse()) await stop();
    stops = [];
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(log: (line: string) => void = () => undefined) {
    const postgres = await startPostgres({ dataDir, log });
    const { db, close } = openDb(postgres.superuserUrl, { max: 2, applicationName: "test" });
    stops.push(postgres.stop, close);
    return { ...postgres, db, close };
  }

  const postmaster = (): number =>
    Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

  it("keeps its data from one start to the next", async () => {
    const first = await start();
    await first.db.execute(sql`create table kept as select 'я' as letter`);
    await first.close();
    await first.stop();
    const second = await start();
    expect((await second.db.execute(sql`select letter from kept`)).rows).toEqual([{ letter: "я" }]);
  });

  it("is one per data directory", async () => {
    const { port } = await start();
    await expect(startPostgres({ dataDir })).rejects.toThrow(/^The data directory .+ is in use by process \d+\.$/);
    expect(findRunningPostgres(dataDir)?.port).toBe(port);
  });

  it("comes back at the same address after being killed", async () => {
    const lines: string[] = [];
    const { db, port } = await start((line) => void lines.push(line));
    await db.execute(sql`create table kept as select 1 as one`);
    process.kill(postmaster(), "SIGKILL");
    while (!lines.includes("The database is back.")) await sleep(50);
    expect(findRunningPostgres(dataDir)?.port).toBe(port);
    // The pool may still hand out a connection that broke a moment ago.
    const rows = await db.execute(sql`select one from kept`).catch(() => db.execute(sql`select one from kept`));
    expect(rows.rows).toEqual([{ one: 1 }]);
  });

  it("listens on this machine only and asks for a password", async () => {
    const { db, host, port } = await start();
    const { rows } = await db.execute(sql`select name, setting from pg_settings where name = 'listen_addresses'`);
    expect(rows).toEqual([{ name: "listen_addresses", setting: "127.0.0.1" }]);
    const stranger = openDb(`postgresql://postgres:wrong@${host}:${port}/postgres`, {
      max: 1,
      applicationName: "test",
    });
    stops.push(stranger.close);
    await expect(stranger.db.execute(sql`select 1`)).rejects.toMatchObject({ cause: { code: "28P01" } });
  });

  it("says in one line that its directory is broken, of another version or not ours", async () => {
    const { stop, close } = await start();
    await close();
    await stop();
    const version = join(dataDir, "postgres", "PG_VERSION");
    writeFileSync(version, "17\n");
    await expect(startPostgres({ dataDir })).rejects.toThrow(/^The data directory .+ is of PostgreSQL 17, not 18\.$/);
    rmSync(version);
    await expect(startPostgres({ dataDir })).rejects.toThrow(/^The data directory .+ is broken; .+\.$/);
    writeFileSync(version, "18\n");
    writeFileSync(join(dataDir, "postgres", "global", "pg_control"), "torn");
    await expect(startPostgres({ dataDir })).rejects.toThrow(/^The database does not start: .+\)$/);
    await expect(startPostgres({ dataDir: version })).rejects.toThrow(/^Cannot make the data directory .+\.$/);
  });
});
