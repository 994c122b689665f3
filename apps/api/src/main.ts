import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDb } from "@posoka/db/client";
import { migrate } from "@posoka/db/migrate";
import { loadStarter } from "@posoka/db/starter";
import { createColumnarIndex } from "@posoka/match-index/columnar/columnar-index";
import type { FastifyInstance } from "fastify";
import { buildApp } from "./app.ts";
import { createTitleSearch } from "./modules/occupations/service/title-search.ts";
import type { Deps } from "./context.ts";
import { isDatabaseAway } from "./database-away.ts";
import type { Config } from "./env.ts";
import { firstAdminLink } from "./modules/accounts/service/first-admin.ts";
import { loadDemo } from "./modules/demo/service/load-demo.ts";
import { openMatchIndex } from "./modules/matches/index-feed.ts";
import { checkKeys } from "./modules/privacy/service/check-keys.ts";
import { startWorker, type Worker } from "./worker.ts";

export type RunningServer = {
  /** As people reach it. */
  address: string;
  /**
   * Resolves when the server is ready, with the one-time link that opens the first administrator's account, or null once
   * there is one. Rejects when the database refuses us, or when the server was closed before.
   */
  opened: Promise<string | null>;
  /** Finishes what is under way: requests, scheduled work, then the connections. */
  close: () => Promise<void>;
};

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Listens at once, alive but not ready, and opens as soon as the database is there: migrates, loads the starter
 * catalogue, builds the match index. Scheduled work runs beside it from then on.
 *
 * @throws when the port is taken
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const database = openDb(config.databaseUrl, {
    max: 16,
    applicationName: "posoka",
    onIdleError: (error) => say(`database connection lost: ${error.message}`),
  });
  const now = (): Date => new Date();
  // Empty until the database is there; nobody asks it before.
  const deps: Deps = { config, db: database.db, index: createColumnarIndex(), titles: createTitleSearch(), now };
  let worker: Worker | undefined;
  const app = await buildApp(deps, {
    log: process.stderr,
    pages: { client: folder("../../web/dist"), server: folder("../../web/dist-server") },
    isOpen: () => worker !== undefined,
  });
  await app.listen({ host: config.host, port: config.port });

  const closing = new AbortController();
  const open = async (): Promise<string | null> => {
    const adminLink = await whenReachable(config.databaseOwnerUrl, closing.signal, () => prepare(deps));
    closing.signal.throwIfAborted();
    worker = startWorker(deps, app.log);
    return adminLink;
  };
  const opened = open();
  return {
    address: config.publicUrl,
    opened,
    close: async () => {
      closing.abort();
      await Promise.all([closeApp(app), opened.then(() => worker?.stop()).catch(() => undefined)]);
      await database.close();
    },
  };
}

/** A connection whose last request has ended would be kept open for its next one, which will not come. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const timer = setInterval(() => app.server.closeIdleConnections(), 50);
  await app.close().finally(() => clearInterval(timer));
}

/** Everything that must be there before the first answer. Safe to repeat from the beginning. */
async function prepare(deps: Deps): Promise<string | null> {
  await migrate(deps.config.databaseOwnerUrl);
  await loadStarter(deps.db);
  await checkKeys(deps.db, deps.config.keys);
  if (deps.config.demo) await loadDemo(deps);
  deps.index = await openMatchIndex(deps.db, deps.now);
  return firstAdminLink(deps);
}

/** A database that starts beside the server may come up long after it, or go away again in between. */
async function whenReachable<T>(url: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let told = false; ; told = true) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (!told) say(`Waiting for the database at ${new URL(url).host}.`);
      await sleep(500, undefined, { signal });
    }
  }
}
