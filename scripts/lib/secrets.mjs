import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asStartError, StartError } from "../../packages/db/dist/embedded/start-error.js";

const random = () => randomBytes(48).toString("hex");
/** `keys` seals columns: lost, they cannot be read any more. Its form is that of POSOKA_KEYS. */
const makers = {
  jwtSecret: random,
  ownerPassword: random,
  appPassword: random,
  keys: () => `k1:${randomBytes(32).toString("hex")}`,
};

/**
 * The secrets of this installation, made at the first start and readable by its owner only.
 * A name that a newer version added is made when it is missing.
 */
export function ensureSecrets(dataDir) {
  const file = join(dataDir, "secrets.json");
  const found = readSecrets(file);
  const missing = Object.keys(makers).filter((name) => typeof found?.[name] !== "string");
  if (missing.length === 0) return found;
  const secrets = { ...found };
  for (const name of missing) secrets[name] = makers[name]();
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

function readSecrets(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw new StartError(`Cannot read the secrets file ${file} (${error.code ?? "it is not JSON"}).`);
  }
}
