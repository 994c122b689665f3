import { fileURLToPath } from "node:url";
import { openDb } from "@posoka/db/client";
import { migrate } from "@posoka/db/migrate";
import { loadStarter } from "@posoka/db/starter";
import { buildApp } from "./app.ts";
import type { Deps } from "./context.ts";
import type { Config } from "./env.ts";
import { firstAdminLink } from "./modules/accounts/service/first-admin.ts";
import { loadDemo } from "./modules/demo/service/load-demo.ts";
import { openMatchIndex } from "./modules/matches/index-feed.ts";
import { checkKeys } from "./modules/privacy/service/check-keys.ts";
import { sealLeftovers } from "./modules/privacy/service/seal-leftovers.ts";
import { startWorker } from "./worker.ts";

export type RunningServer = {
  /** As people reach it. */
  address: string;
  /** One-time link that opens the first administrator's account; null once there is one. */
  adminLink: string | null;
  close: () => Promise<void>;
};

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Waits for the database, migrates, loads the starter catalogue, builds the match index, then listens. Scheduled work runs beside it.
 *
 * @throws when the database does not come up within two minutes, or the port is taken
 */
export async function startServer(config: Config): Promise<RunningServer> {
  await onceReachable(() => migrate(config.databaseOwnerUrl));
  const database = openDb(config.databaseUrl, {
    max: 16,
    applicationName: "posoka",
    onIdleError: (error) => process.stderr.write(`database connection lost: ${error.message}\n`),
  });
  const now = (): Date => new Date();
  await loadStarter(database.db);
  await checkKeys(database.db, config.keys);
  await sealLeftovers(database.db, config.keys);
  if (config.demo) await loadDemo({ db: database.db, config, now });
  const index = await openMatchIndex(database.db, now);
  const deps: Deps = { config, db: database.db, index, now };
  const app = await buildApp(deps, {
    log: process.stderr,
    pages: { client: folder("../../web/dist"), server: folder("../../web/dist-server") },
  });
  await app.listen({ host: config.host, port: config.port });
  const worker = startWorker(deps, app.log);
  const adminLink = await firstAdminLink(deps);
  return {
    address: config.publicUrl,
    adminLink,
    close: async () => {
      await Promise.all([app.close(), worker.stop()]);
      await database.close();
    },
  };
}

/** Nobody listens there yet, its name is not known yet, or it is still starting. */
const notYet = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "57P03"]);
const longestWait = 120_000;

/** A database that starts beside the server may come up after it. */
async function onceReachable(work: () => Promise<void>): Promise<void> {
  for (let waited = 0; ; waited += 1000) {
    try {
      await work();
      return;
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (typeof code !== "string" || !notYet.has(code) || waited >= longestWait) throw error;
      if (waited === 0) process.stderr.write("Waiting for the database.\n");
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}
