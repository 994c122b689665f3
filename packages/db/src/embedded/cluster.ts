import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { handOver, type RunAs } from "./run-as.ts";
import { StartError } from "./start-error.ts";

const majorVersion = "18";
const passwordFile = (dataDir: string): string => join(dataDir, "superuser.password");

/**
 * Without an explicit UTF-8 character type, trigrams of Cyrillic words come out empty and nothing complains; the
 * builtin provider keeps the same order on every machine.
 */
export const localeFlags = [
  "--encoding=UTF8",
  "--locale=C",
  "--lc-ctype=C.UTF-8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
];

export function readSuperuserPassword(dataDir: string): string {
  try {
    return readFileSync(passwordFile(dataDir), "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new StartError(`Cannot read the database password ${passwordFile(dataDir)} (${code}).`);
  }
}

/** Makes the cluster when there is none. It appears under its name only when complete, so a kill leaves no half of one. */
export function ensureCluster(folder: string, dataDir: string, runAs: RunAs): void {
  if (existsSync(folder)) {
    refuseBroken(folder);
    handOver(folder, runAs);
    return;
  }
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const secret = join(unfinished, "..", `.${randomBytes(6).toString("hex")}`);
  try {
    const password = randomBytes(24).toString("base64url");
    writeFileSync(passwordFile(dataDir), password, { mode: 0o600 });
    writeFileSync(secret, password, { mode: 0o600 });
    if (runAs.ids !== undefined) chownSync(secret, runAs.ids.uid, runAs.ids.gid);
    handOver(unfinished, runAs);
    runInitdb(unfinished, secret, runAs);
    renameSync(unfinished, folder);
  } finally {
    rmSync(secret, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function runInitdb(folder: string, secret: string, { binaries, prefix, ids }: RunAs): void {
  const [program = "", ...args] = [
    ...prefix,
    binaries.initdb,
    `--pgdata=${folder}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${secret}`,
    "--no-instructions",
    ...localeFlags,
  ];
  const result = spawnSync(program, args, { ...ids, cwd: dirname(folder), encoding: "utf8" });
  if (result.status === 0) return;
  const reason = /(?:error|FATAL): +(.+)/.exec(result.stderr)?.[1] ?? result.error?.message ?? result.stderr.trim();
  throw new StartError(`Cannot make the database in ${folder}: ${reason}`);
}

function refuseBroken(folder: string): void {
  const version = join(folder, "PG_VERSION");
  const found = existsSync(version) ? readFileSync(version, "utf8").trim() : undefined;
  if (found === undefined || !existsSync(join(folder, "global", "pg_control"))) {
    throw new StartError(`The data directory ${folder} is broken; restore it from a backup or move it away.`);
  }
  if (found !== majorVersion) {
    throw new StartError(`The data directory ${folder} is of PostgreSQL ${found}, not ${majorVersion}.`);
  }
}
