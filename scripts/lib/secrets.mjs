import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asStartError, StartError } from "../../packages/db/dist/embedded/start-error.js";

const names = ["jwtSecret", "ownerPassword", "appPassword", "keys"];

/**
 * The secrets of this installation, made at the first start and readable by its owner only.
 * A name that a newer version added is made when it is missing.
 */
export function ensureSecrets(dataDir) {
  const file = join(dataDir, "secrets.json");
  const found = readSecrets(file);
  const missing = names.filter((name) => typeof found?.[name] !== "string");
  if (missing.length === 0) return found;
  const secrets = { ...found };
  for (const name of missing) secrets[name] = name === "keys" ? makeKeys() : randomBytes(48).toString("hex");
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    // Of two first starts at once only one makes the file: a link, unlike a rename, does not replace.
    if (found === undefined) linkSync(unfinished, file);
    else renameSync(unfinished, file);
    return secrets;
  } catch (error) {
    if (error.code === "EEXIST" && found === undefined && existsSync(file)) return readSecrets(file);
    throw asStartError(error, `write the secrets file ${file}`);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A ring of one key, as POSOKA_KEYS takes it. */
function makeKeys() {
  return `${randomBytes(4).toString("hex")}:${randomBytes(32).toString("hex")}`;
}

function readSecrets(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw new StartError(`Cannot read the secrets file ${file} (${error.code ?? "it is not JSON"}).`);
  }
}
