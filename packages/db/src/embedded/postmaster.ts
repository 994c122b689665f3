import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { processBirth, signal, waitForEnd } from "./processes.ts";
import { StartError } from "./start-error.ts";

export type Postmaster = { pid: number; port: number; ready: boolean };

/** The database server that runs on this cluster, as its own `postmaster.pid` tells; a stale file counts as none. */
export function runningPostmaster(folder: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !worksIn(pid, folder)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** A process id may have been given to somebody else since; that one must not be stopped. */
function worksIn(pid: number, folder: string): boolean {
  if (processBirth(pid) === undefined) return false;
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    if (process.platform === "win32") return true;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(folder);
  } catch {
    return false;
  }
}

/** Ends open sessions and writes everything down; asks less and less kindly. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await waitForEnd(pid, 15_000)) return;
  signal(pid, "SIGQUIT");
  if (await waitForEnd(pid, 5_000)) return;
  throw new StartError(`The database process ${pid} does not stop.`);
}
