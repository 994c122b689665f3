import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { findBinaries } from "./binaries.ts";
import { ensureCluster, readSuperuserPassword } from "./cluster.ts";
import { host } from "./launch.ts";
import { lockHolder, type Purpose, takeLock } from "./lock.ts";
import { runningPostmaster, stopPostmaster } from "./postmaster.ts";
import { chooseRunAs, clusterFolder } from "./run-as.ts";
import { asStartError, StartError } from "./start-error.ts";
import { supervise } from "./supervise.ts";

export type StartOptions = {
  dataDir: string;
  /** Loopback port; a free one when absent. */
  port?: number;
  purpose?: Purpose;
  /** Extra `-c` settings, e.g. `fsync=off` for tests. */
  settings?: Record<string, string>;
  log?: (line: string) => void;
};

export type RunningPostgres = {
  host: string;
  port: number;
  superuserUrl: string;
  /** Ends sessions, writes everything down, gives the data directory free. May be called again. */
  stop: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL on its data directory, made at the first start. It listens on the loopback address
 * only, survives Ctrl-C (the caller stops it after the server), and is started again when it dies by itself.
 *
 * @throws {StartError} one line for the terminal: in use, broken, no permission, no platform
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => undefined);
  makeFolder(dataDir);
  const lock = lockOrRefuse(dataDir, options.purpose ?? "server");
  try {
    const runAs = chooseRunAs(findBinaries(), dataDir);
    const folder = clusterFolder(dataDir, runAs);
    await stopLeftover(folder, log);
    ensureCluster(folder, dataDir, runAs);
    const port = options.port ?? (await freePort());
    const cluster = { folder, logFile: join(dataDir, "postgres.log"), port, runAs, settings: options.settings ?? {} };
    const url = superuserUrl(dataDir, port);
    const stopPostgres = await supervise(cluster, log);
    let stopping: Promise<void> | undefined;
    return {
      host,
      port,
      superuserUrl: url,
      stop: () => (stopping ??= stopPostgres().finally(lock.release)),
    };
  } catch (error) {
    lock.release();
    throw asStartError(error, `use the data directory ${dataDir}`);
  }
}

/** The database that a running server already started here, for commands that want to use it too. */
export function findRunningPostgres(dataDir: string): Omit<RunningPostgres, "stop"> | undefined {
  const path = resolve(dataDir);
  if (lockHolder(path)?.purpose !== "server") return undefined;
  const folder = join(path, "postgres");
  const running = existsSync(folder) ? runningPostmaster(realpathSync(folder)) : undefined;
  if (running === undefined || !running.ready) return undefined;
  return { host, port: running.port, superuserUrl: superuserUrl(path, running.port) };
}

function superuserUrl(dataDir: string, port: number): string {
  return `postgresql://postgres:${encodeURIComponent(readSuperuserPassword(dataDir))}@${host}:${port}/postgres`;
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asStartError(error, `make the data directory ${dataDir}`);
  }
}

function lockOrRefuse(dataDir: string, purpose: Purpose): { release: () => void } {
  let lock;
  try {
    lock = takeLock(dataDir, purpose);
  } catch (error) {
    throw asStartError(error, `write to the data directory ${dataDir}`);
  }
  if ("release" in lock) return lock;
  throw new StartError(`The data directory ${dataDir} is in use by process ${lock.pid}.`);
}

/** A killed server leaves its database running; nobody else holds the lock, so it belongs to nobody. */
async function stopLeftover(folder: string, log: (line: string) => void): Promise<void> {
  const leftover = existsSync(folder) ? runningPostmaster(folder) : undefined;
  if (leftover === undefined) return;
  log(`Stopping a database that an earlier run left behind (process ${leftover.pid}).`);
  await stopPostmaster(leftover.pid);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
