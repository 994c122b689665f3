import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { buildApp } from "@posoka/api/app";
import { runCli } from "@posoka/api/cli";
import type { Deps } from "@posoka/api/context";
import { createTitleSearch } from "@posoka/api/modules/occupations/service/title-search";
import { type Config, readEnv } from "@posoka/api/env";
import { loadDemo } from "@posoka/api/modules/demo/service/load-demo";
import { openMatchIndex } from "@posoka/api/modules/matches/index-feed";
import { startWorker } from "@posoka/api/worker";
import { type Db, openDb } from "@posoka/db/client";
import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { cloneDatabase } from "./clone-database.ts";
import { createFactories } from "./factories.ts";

const web = join(import.meta.dirname, "..", "..", "apps", "web");
const pages = { client: join(web, "dist"), server: join(web, "dist-server") };

/** The product as people reach it, on a database of its own, with a browser in front of it. Its clock is the real one. */
export type Site = {
  url: string;
  db: Db;
  deps: Deps;
  browser: Browser;
  make: ReturnType<typeof createFactories>;
  /** What a failed request left in the log; lines of JSON. */
  log: string[];
  /** Runs a command of the operator program and gives what it printed. */
  operate: (...argv: string[]) => Promise<string[]>;
  close: () => Promise<void>;
};

type SiteOptions = {
  /** With the invented people and postings of `npm start -- --demo`. */
  demo?: boolean;
  /** Operator commands before the server starts, as imports. */
  first?: readonly (readonly string[])[];
};

/** @throws when the pages are not built: `npm test` does that first */
export async function openSite({ demo = false, first = [] }: SiteOptions = {}): Promise<Site> {
  if (!existsSync(join(pages.client, "index.html"))) throw new Error("no built pages: run `npm run build` first");
  const clone = await cloneDatabase();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    NODE_ENV: "test",
    PORT: String(port),
    DATABASE_URL: clone.appUrl,
    DATABASE_OWNER_URL: clone.ownerUrl,
    PUBLIC_URL: url,
    JWT_SECRET: randomBytes(32).toString("hex"),
    POSOKA_KEYS: `test:${randomBytes(32).toString("hex")}`,
    POSOKA_DEMO: String(demo),
  };
  const operate: Site["operate"] = async (...argv) => {
    const [out, said]: [string[], string[]] = [[], []];
    const code = await runCli(argv, env, { out: (line) => void out.push(line), say: (line) => void said.push(line) });
    if (code !== 0) throw new Error(`${argv.join(" ")} ended with ${code}: ${said.at(-1)}`);
    return out;
  };
  for (const argv of first) await operate(...argv);
  const server = await serve(readEnv(env));
  const browser = await openBrowser();
  return {
    url,
    db: server.deps.db,
    deps: server.deps,
    browser,
    make: createFactories(server.deps.db, server.deps.now, server.deps.config.keys),
    log: server.log,
    operate,
    close: async () => {
      await browser.close();
      await server.close();
      await clone.drop();
    },
  };
}

async function serve(config: Config) {
  const { db, close } = openDb(config.databaseUrl, { max: 8, applicationName: "test-site" });
  const now = (): Date => new Date();
  if (config.demo) await loadDemo({ db, config, now });
  const deps: Deps = { config, db, index: await openMatchIndex(db, now), titles: createTitleSearch(), now };
  const log: string[] = [];
  const app = await buildApp(deps, { pages, log: { write: (line) => void log.push(line) } });
  await app.listen({ host: config.host, port: config.port });
  const worker = startWorker(deps, app.log);
  return {
    deps,
    log,
    close: async () => {
      await Promise.all([app.close(), worker.stop()]);
      await close();
    },
  };
}

/** Links by mail name the address, so the port is known before anything listens there. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
