import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureDatabase } from "../../packages/db/dist/embedded/ensure-database.js";
import { lockHolder } from "../../packages/db/dist/embedded/lock.js";
import { findRunningPostgres, startPostgres } from "../../packages/db/dist/embedded/start-postgres.js";

const database = "posoka";
const patience = 60_000;

export const log = (line) => process.stderr.write(`${line}\n`);

export const dataFolder = (env) => resolve(env.POSOKA_DATA_DIR || ".data");

/** One line for a database that the settings name and that does not let us in; undefined for any other error. */
export function databaseTrouble(error) {
  const codes = ["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "28P01", "28000", "3D000", "42501"];
  return codes.includes(error.code) ? `The database does not let us in: ${error.message || error.code}.` : undefined;
}

function roleUrls(superuserUrl, secrets) {
  const urlFor = (role, password) => {
    const url = new URL(superuserUrl);
    url.username = role;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  return {
    DATABASE_URL: urlFor("posoka_app", secrets.appPassword),
    DATABASE_OWNER_URL: urlFor("posoka_owner", secrets.ownerPassword),
  };
}

/** Starts the embedded database with its roles; answers with settings for the server, and `stop`, which must be called. */
export async function startEmbedded(dataDir, secrets, purpose) {
  const postgres = await startPostgres({ dataDir, purpose, log });
  try {
    const { ownerPassword, appPassword } = secrets;
    await ensureDatabase(postgres.superuserUrl, { database, ownerPassword, appPassword });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return { urls: roleUrls(postgres.superuserUrl, secrets), stop: postgres.stop };
}

/** Uses the database of a running server, which stays running, or starts one for as long as a command needs it. */
export async function borrowEmbedded(dataDir, secrets) {
  for (let waited = 0; ; waited += 200) {
    const running = findRunningPostgres(dataDir);
    if (running !== undefined) return { urls: roleUrls(running.superuserUrl, secrets), stop: async () => undefined };
    if (lockHolder(dataDir) === undefined || waited >= patience) return startEmbedded(dataDir, secrets, "command");
    await sleep(200);
  }
}
