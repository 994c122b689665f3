// The operator's door: runs one command against the database of a running server, or against its own for as long as
// the command takes. Results go to stdout, everything else to stderr; 0 done, 1 failed, 2 asked wrongly.
import { runCli } from "../apps/api/dist/cli.js";
import { StartError } from "../packages/db/dist/embedded/start-error.js";
import { migrate } from "../packages/db/dist/migrate.js";
import { borrowEmbedded, databaseTrouble, dataFolder, log } from "./lib/database.mjs";
import { ensureSecrets } from "./lib/secrets.mjs";

let opening = Promise.resolve(undefined);
let ending;

function end(code) {
  ending ??= (async () => {
    const database = await opening.catch(() => undefined);
    await database?.stop().catch((error) => log(error.message));
    process.exitCode = code;
    process.exit();
  })();
  return ending;
}

async function run() {
  const env = { ...process.env };
  if (!env.JWT_SECRET || !env.POSOKA_KEYS || !env.DATABASE_URL) {
    const dataDir = dataFolder(env);
    const secrets = ensureSecrets(dataDir);
    env.JWT_SECRET ||= secrets.jwtSecret;
    env.POSOKA_KEYS ||= secrets.keys;
    if (!env.DATABASE_URL) {
      opening = borrowEmbedded(dataDir, secrets);
      Object.assign(env, (await opening).urls);
    }
  }
  await migrate(env.DATABASE_OWNER_URL || env.DATABASE_URL);
  return runCli(process.argv.slice(2), env);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end(1));
try {
  await end(await run());
} catch (error) {
  if (ending === undefined) {
    log(error instanceof StartError ? error.message : (databaseTrouble(error) ?? error.stack ?? String(error)));
  }
  await end(1);
}
