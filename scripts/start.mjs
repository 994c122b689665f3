// Starts Posoka: database (unless DATABASE_URL names one), migrations, server. Stops them in the other order.
import { randomBytes } from "node:crypto";
import { readEnv } from "../apps/api/dist/env.js";
import { startServer } from "../apps/api/dist/main.js";
import { StartError } from "../packages/db/dist/embedded/start-error.js";
import { databaseTrouble, dataFolder, log, startEmbedded } from "./lib/database.mjs";
import { claimPort } from "./lib/port.mjs";
import { ensureSecrets } from "./lib/secrets.mjs";

const usage = "Usage: npm start [-- --demo]";
const closingTime = 8_000;
let server;
let opening = Promise.resolve(undefined);
let ending;

/** Server first, so that requests under way still reach the database. A second signal changes nothing. */
function end(code) {
  ending ??= endOnce(code);
  return ending;
}

async function endOnce(code) {
  let result = code;
  if (server !== undefined) {
    const late = new Promise((done) => setTimeout(done, closingTime, "late").unref());
    const outcome = await Promise.race([server.close(), late]).catch((error) => ((result = 1), log(String(error))));
    if (outcome === "late") log("Some requests did not finish in time.");
  }
  const database = await opening.catch(() => undefined);
  await database?.stop().catch((error) => ((result = 1), log(error.message)));
  process.exit(result);
}

function refuse(error) {
  if (ending !== undefined) return;
  // One line is for the person at the terminal; only a surprise brings its trace along.
  const isKnown = error instanceof StartError;
  const line = isKnown ? error.message : databaseTrouble(error);
  log(line ?? error.stack ?? String(error));
  void end(isKnown ? 2 : 1);
}

async function start() {
  const flags = process.argv.slice(2);
  if (flags.some((flag) => flag !== "--demo")) throw new StartError(usage);
  const env = { ...process.env };
  if (flags.includes("--demo")) env.POSOKA_DEMO = "1";
  env.HOST ||= "127.0.0.1";
  env.PORT = String(await claimPort(env.HOST, env.PORT || "4000"));
  const dataDir = dataFolder(env);
  refuseWrongSettings(env);
  if (ending !== undefined) return;

  if (!env.JWT_SECRET || !env.POSOKA_KEYS || !env.DATABASE_URL) {
    const secrets = ensureSecrets(dataDir);
    env.JWT_SECRET ||= secrets.jwtSecret;
    env.POSOKA_KEYS ||= secrets.keys;
    if (!env.DATABASE_URL) {
      opening = startEmbedded(dataDir, secrets, "server");
      Object.assign(env, (await opening).urls);
    }
  }
  if (ending !== undefined) return;
  const started = await startServer(readEnv(env));
  server = started;
  if (ending !== undefined) return;
  process.stdout.write(`Posoka: ${started.address}\n`);
  if (started.adminLink) process.stdout.write(`First administrator (works once): ${started.adminLink}\n`);
}

/** What this script adds to the settings later; with it, wrong ones are refused before anything is written. */
function refuseWrongSettings(env) {
  const later = {
    JWT_SECRET: randomBytes(48).toString("hex"),
    POSOKA_KEYS: `k1:${randomBytes(32).toString("hex")}`,
    DATABASE_URL: "postgresql://posoka_app@127.0.0.1/posoka",
  };
  try {
    readEnv({
      ...env,
      JWT_SECRET: env.JWT_SECRET || later.JWT_SECRET,
      POSOKA_KEYS: env.POSOKA_KEYS || later.POSOKA_KEYS,
      DATABASE_URL: env.DATABASE_URL || later.DATABASE_URL,
    });
  } catch (error) {
    throw new StartError(error.message);
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void end(0));
process.on("uncaughtException", refuse);
process.on("unhandledRejection", refuse);
await start().catch(refuse);
