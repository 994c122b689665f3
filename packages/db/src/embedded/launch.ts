import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { runningPostmaster } from "./postmaster.ts";
import type { RunAs } from "./run-as.ts";
import { StartError } from "./start-error.ts";

/** Nobody outside this machine can reach the embedded database. */
export const host = "127.0.0.1";

export type Cluster = {
  folder: string;
  logFile: string;
  port: number;
  runAs: RunAs;
  settings: Record<string, string>;
};

/** Starts the program and waits until it takes connections; recovery after a crash may take its time. */
export async function launch(cluster: Cluster): Promise<ChildProcess> {
  const { folder, logFile, runAs } = cluster;
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) rmSync(logFile);
  const log = openSync(logFile, "a", 0o600);
  const from = statSync(logFile).size;
  const [program = "", ...args] = [...runAs.prefix, runAs.binaries.postgres, "-D", folder, ...settingFlags(cluster)];
  const child = spawn(program, args, { ...runAs.ids, cwd: folder, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  let failure: Error | undefined;
  child.once("error", (error) => (failure = error));
  child.unref();

  while (failure === undefined && child.exitCode === null && child.signalCode === null) {
    const running = runningPostmaster(folder);
    if (running?.pid === child.pid && running?.ready === true) return child;
    await sleep(20);
  }
  throw new StartError(`The database does not start: ${failure?.message ?? lastComplaint(logFile, from)} (${logFile})`);
}

function lastComplaint(logFile: string, from: number): string {
  const text = readFileSync(logFile).subarray(from).toString();
  const complaints = [...text.matchAll(/(?:FATAL|PANIC|error): +(.+)/g)];
  return complaints.at(-1)?.[1] ?? text.trim().split("\n").at(-1) ?? "no reason given";
}

/** Modest memory for a small machine; a log without statements and details, which could carry personal data. */
function settingFlags({ port, settings }: Cluster): string[] {
  const all: Record<string, string> = {
    listen_addresses: host,
    port: String(port),
    unix_socket_directories: "",
    shared_buffers: "64MB",
    max_connections: "60",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
