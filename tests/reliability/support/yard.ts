import { createTitleSearch } from "@posoka/api/modules/occupations/service/title-search";
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { buildApp } from "@posoka/api/app";
import type { Deps } from "@posoka/api/context";
import { readEnv } from "@posoka/api/env";
import { signAccess } from "@posoka/api/plugins/auth";
import { type Db, openDb } from "@posoka/db/client";
import { createColumnarIndex } from "@posoka/match-index/columnar/columnar-index";
import { type Client, createClient } from "@posoka/schema/client";
import { createFactories } from "../../support/factories.ts";

export type Youth = { id: string; token: () => string };

/** A database with people in it, seen from beside the server processes that work on it. */
export type Yard = {
  db: Db;
  make: ReturnType<typeof createFactories>;
  /** Settings of a server process on this database. */
  settings: Record<string, string>;
  youth: () => Promise<Youth>;
  /** Published openings of one partner, as many as asked for. */
  openings: (count: number) => Promise<string[]>;
  /** A signed-in caller that answers nothing for the network: it throws what `fetch` throws. */
  clientOf: (url: string, youth: Youth) => Client;
  close: () => Promise<void>;
};

export async function openYard(urls: { appUrl: string; ownerUrl: string }): Promise<Yard> {
  const now = (): Date => new Date();
  const { db, close } = openDb(urls.appUrl, { max: 6, applicationName: "test-yard" });
  const settings = {
    DATABASE_URL: urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    JWT_SECRET: randomBytes(32).toString("hex"),
    POSOKA_KEYS: `test:${randomBytes(32).toString("hex")}`,
  };
  // It only signs: the same secret makes its tokens good for the processes.
  const config = readEnv(settings);
  const deps: Deps = { config, db, index: createColumnarIndex(), titles: createTitleSearch(), now };
  const app = await buildApp(deps);
  await app.ready();
  const make = createFactories(db, now, config.keys);
  return {
    db,
    make,
    settings,
    youth: async () => {
      const { id, sessionId } = await make.account("youth");
      return { id, token: () => signAccess(app, { accountId: id, id: sessionId }, now()).token };
    },
    openings: async (count) => {
      const { id: organisationId } = await make.organisation();
      const ids: string[] = [];
      while (ids.length < count) ids.push((await make.opening({ organisationId, seats: 1000, skills: [] })).id);
      return ids;
    },
    clientOf: (url, { token }) =>
      createClient({
        baseUrl: url,
        token,
        newKey: randomUUID,
        parseReplies: true,
        fetch: (address, init) => {
          const from = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
          const headers = { ...(init.headers as Record<string, string>), "x-forwarded-for": from };
          return fetch(address, { ...init, headers, signal: AbortSignal.timeout(20_000) });
        },
      }),
    close: async () => {
      await app.close();
      await close();
    },
  };
}
