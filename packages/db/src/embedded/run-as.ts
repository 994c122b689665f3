import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Binaries, binariesIn } from "./binaries.ts";
import { StartError } from "./start-error.ts";

/** How PostgreSQL is run: it refuses root, so root needs another way. */
export type RunAs = {
  binaries: Binaries;
  /** Words that go before the program, e.g. `unshare`. */
  prefix: string[];
  /** The user to become; undefined to stay who we are. */
  ids: { uid: number; gid: number } | undefined;
};

const nobody = 65534;
const sharedFolder = "/var/lib/posoka";

/**
 * Finds a way to run PostgreSQL: as ourselves; for root in a user namespace, else as the owner of existing data or as
 * nobody, with a copy of the programs where that user may read.
 *
 * @param dataDir exists
 * @throws {StartError} when the programs do not run here at all
 */
export function chooseRunAs(binaries: Binaries, dataDir: string): RunAs {
  const plain: RunAs = { binaries, prefix: [], ids: undefined };
  if (process.getuid?.() !== 0) return checked(plain);

  const usual = usualFolder(dataDir);
  const owner = statSync(existsSync(usual) ? usual : dataDir);
  if (owner.uid === 0) {
    const namespace: RunAs = {
      ...plain,
      prefix: ["unshare", "--user", `--map-user=${nobody}`, `--map-group=${nobody}`],
    };
    if (probe(namespace) === undefined && mayEnter(namespace, dataDir)) return namespace;
  }
  const ids = owner.uid === 0 ? { uid: nobody, gid: nobody } : { uid: owner.uid, gid: owner.gid };
  const direct: RunAs = { ...plain, ids };
  if (probe(direct) === undefined) return direct;
  return checked({ ...direct, binaries: copyOf(binaries) });
}

function checked(runAs: RunAs): RunAs {
  const problem = probe(runAs);
  if (problem !== undefined) throw new StartError(`The embedded PostgreSQL does not run here: ${problem}`);
  return runAs;
}

function probe({ binaries, prefix, ids }: RunAs): string | undefined {
  const [program = "", ...args] = [...prefix, binaries.initdb, "--version"];
  const result = spawnSync(program, args, { ...ids, cwd: "/", encoding: "utf8" });
  if (result.status === 0) return undefined;
  return result.error?.message ?? result.stderr.split("\n")[0] ?? `status ${result.status}`;
}

/** Programs in a closed home cannot be read by another user; a copy per version outside it can. */
function copyOf(binaries: Binaries): Binaries {
  const name = basename(dirname(dirname(dirname(dirname(binaries.root))))).replace(/[^\w.-]+/g, "-");
  const target = join(sharedFolder, name || "postgresql");
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
    cpSync(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, target);
  }
  return binariesIn(target);
}

function mayEnter({ prefix, ids }: RunAs, folder: string): boolean {
  const [program = "", ...args] = [...prefix, "/bin/sh", "-c", 'cd "$0"', folder];
  return spawnSync(program, args, { ...ids, cwd: "/", stdio: "ignore" }).status === 0;
}

const usualFolder = (dataDir: string): string => join(dataDir, "postgres");

/**
 * Where the cluster is or goes, free of links. It stays inside the data directory unless another user must own it and
 * cannot get there; then a link leads to it.
 */
export function clusterFolder(dataDir: string, runAs: RunAs): string {
  const usual = usualFolder(dataDir);
  const isOpen = runAs.ids === undefined || mayEnter(runAs, dataDir);
  if (!isOpen) chmodSync(dataDir, 0o711);
  if (existsSync(usual)) return realpathSync(usual);
  if (isOpen || mayEnter(runAs, dataDir)) return usual;
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  const elsewhere = join(sharedFolder, `data-${dataDir.replace(/[^\w-]+/g, "-").replace(/^-/, "")}`);
  rmSync(usual, { force: true });
  symlinkSync(elsewhere, usual);
  return elsewhere;
}

/** Gives a folder and all in it to the user PostgreSQL runs as; a directory may come from another way of running. */
export function handOver(folder: string, { ids }: RunAs): void {
  if (ids === undefined || statSync(folder).uid === ids.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    chownSync(join(folder, entry), ids.uid, ids.gid);
  }
  chownSync(folder, ids.uid, ids.gid);
}
