import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { processBirth } from "./processes.ts";

/** A server keeps its database until it is stopped; a command may be waited for. */
export type Purpose = "server" | "command";
export type Holder = { pid: number; birth: string; purpose: Purpose };
export type Lock = { release: () => void };

const lockFile = (dataDir: string): string => join(dataDir, "posoka.lock");

/** The living process that uses this data directory, if any. */
export function lockHolder(dataDir: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(lockFile(dataDir), "utf8")) as Holder;
    return processBirth(holder.pid) === holder.birth ? holder : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Takes the data directory for this process; answers with the holder when another living process has it. */
export function takeLock(dataDir: string, purpose: Purpose): Lock | Holder {
  const file = lockFile(dataDir);
  const mine: Holder = { pid: process.pid, birth: processBirth(process.pid) ?? "", purpose };
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: "wx", mode: 0o600 });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt === 3) throw error;
      const holder = lockHolder(dataDir);
      if (holder !== undefined) return holder;
      rmSync(file, { force: true });
    }
  }
}
