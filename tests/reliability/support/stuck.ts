import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataMap } from "@posoka/db/data-map";
import pg from "pg";
import { inject } from "vitest";

const root = join(import.meta.dirname, "..", "..", "..");

/** The operator program as a process of its own. */
export function spawnCommand(settings: Record<string, string>, argv: readonly string[]) {
  const child = spawn(process.execPath, [join(root, "scripts", "posoka.mjs"), ...argv], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((done) => void child.once("close", done));
  return { child, said: () => said, ended };
}

/** One statement of erasing: the table it changes, and which rows of the person stand in it. */
export type Point = { table: string; rows: string };

/**
 * Every statement of erasing this person that changes a row, in its order. The account's own row is locked first of all,
 * so nobody can stand in the way there.
 */
export async function pointsOf(databaseUrl: string, subjectId: string): Promise<Point[]> {
  const client = await connected(databaseUrl);
  try {
    const points: Point[] = [];
    for (const { table, erasure } of dataMap) {
      if ("kept" in erasure || ["public.accounts", "public.erasure_requests"].includes(table)) continue;
      const words = "delete" in erasure ? erasure.delete : erasure.where;
      const rows = words.replaceAll(":subject", `'${subjectId}'`);
      const { rowCount } = await client.query(`select from ${table} where ${rows} limit 1`);
      if (rowCount === 1) points.push({ table, rows });
    }
    return points;
  } finally {
    await client.end();
  }
}

/**
 * Holds the rows of one statement, starts a process, waits until its erasing stands there with all earlier statements
 * behind it, and kills it as a power cut does. Returns when nothing of it is left in the database.
 */
export async function killAt(databaseUrl: string, { table, rows }: Point, start: () => ChildProcess): Promise<void> {
  // What others are doing is read once in a transaction and then remembered, so somebody else has to look.
  const [holder, watcher] = [await connected(databaseUrl), await connected(databaseUrl)];
  let child: ChildProcess | undefined;
  try {
    await holder.query("begin");
    await holder.query(`select from ${table} where ${rows} for update`);
    const { pid } = (await holder.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]!;
    child = start();
    const waits = `select from pg_stat_activity where ${pid} = any(pg_blocking_pids(pid))`;
    while ((await watcher.query(waits)).rowCount === 0) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it came to ${table}`);
      await sleep(10);
    }
    await kill(child);
    await holder.query("rollback");
    await untilQuiet(watcher);
  } finally {
    child?.kill("SIGKILL");
    await Promise.all([holder.end(), watcher.end()]);
  }
}

/** Kills a process a moment after its first statement that begins with these words. */
export async function killAfter(
  databaseUrl: string,
  child: ChildProcess,
  { words, milliseconds }: { words: string; milliseconds: number },
): Promise<void> {
  const client = await connected(databaseUrl);
  try {
    const begun = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and application_name ~ '^posoka' and query ~* '^${words}'`;
    while ((await client.query(begun)).rowCount === 0 && child.exitCode === null) await sleep(1);
    await sleep(milliseconds);
    await kill(child);
    await untilQuiet(client);
  } finally {
    await client.end();
  }
}

/** As a power cut does it. */
async function kill(child: ChildProcess): Promise<void> {
  const ended = child.exitCode ?? child.signalCode ?? new Promise((done) => void child.once("close", done));
  child.kill("SIGKILL");
  await ended;
}

/** To the same database as a superuser, who sees what others are doing. */
async function connected(databaseUrl: string): Promise<pg.Client> {
  const url = new URL(inject("cluster").superuserUrl);
  url.pathname = new URL(databaseUrl).pathname;
  const client = new pg.Client({ connectionString: url.href, application_name: "test-stuck" });
  await client.connect();
  return client;
}

/** What was killed is rolled back when its line is seen to be broken. */
async function untilQuiet(client: pg.Client): Promise<void> {
  const there = `select from pg_stat_activity where datname = current_database() and application_name ~ '^posoka'`;
  while ((await client.query(there)).rowCount !== 0) await sleep(5);
}
