import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDb } from "@posoka/db/client";
import { ensureDatabase } from "@posoka/db/embedded/ensure-database";
import { type RunningPostgres, startPostgres } from "@posoka/db/embedded/start-postgres";
import { sql } from "drizzle-orm";
import { roleUrl } from "../../support/postgres.ts";
import { fillTemplate } from "../../support/template.ts";

const database = "posoka";
const back = "The database is back.";

/** A database of its own that waits for the disk as in real use, to be stopped and killed. */
export type Cluster = {
  appUrl: string;
  ownerUrl: string;
  /** As somebody would stop it to bring it up again. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Kills the whole database, or one of its processes in the middle of a transaction, and waits until it is back. */
  crash: (what: "all" | "one") => Promise<void>;
  remove: () => Promise<void>;
};

export async function makeCluster(): Promise<Cluster> {
  const dataDir = mkdtempSync(join(tmpdir(), "posoka-crash-"));
  const [ownerPassword, appPassword] = [randomBytes(9).toString("hex"), randomBytes(9).toString("hex")];
  let returns = 0;
  const log = (line: string): void => void (returns += line === back ? 1 : 0);
  let postgres: RunningPostgres = await startPostgres({ dataDir, log });
  const { port, superuserUrl } = postgres;
  await ensureDatabase(superuserUrl, { database, ownerPassword, appPassword });
  const cluster = { superuserUrl, template: database, ownerPassword, appPassword };
  const [appUrl, ownerUrl] = [roleUrl(cluster, "app", database), roleUrl(cluster, "owner", database)];
  await fillTemplate(ownerUrl, appUrl);

  const crashAll = async (): Promise<void> => {
    const before = returns;
    const [pid] = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGKILL");
    while (returns === before) await sleep(10);
  };
  const crashOne = async (): Promise<void> => {
    const { db, close } = openDb(superuserUrl, { max: 1, applicationName: "test-crash" });
    const writing = sql`select pid from pg_stat_activity where application_name = 'posoka' and xact_start is not null
      order by random() limit 1`;
    let pid: unknown;
    while (pid === undefined) pid = (await db.execute(writing)).rows[0]?.["pid"];
    process.kill(Number(pid), "SIGKILL");
    // The others are ended too, ours among them; it comes back with recovery behind it.
    while (
      await db.execute(sql`select 1`).then(
        () => true,
        () => false,
      )
    )
      await sleep(5);
    while (
      await db.execute(sql`select 1`).then(
        () => false,
        () => true,
      )
    )
      await sleep(10);
    await close();
  };
  return {
    appUrl,
    ownerUrl,
    stop: () => postgres.stop(),
    start: async () => void (postgres = await startPostgres({ dataDir, port, log })),
    crash: (what) => (what === "all" ? crashAll() : crashOne()),
    remove: async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
