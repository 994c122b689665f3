import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { buildApp } from "@posoka/api/app";
import type { Deps } from "@posoka/api/context";
import { createTitleSearch } from "@posoka/api/modules/occupations/service/title-search";
import type { Config } from "@posoka/api/env";
import { openMatchIndex, refreshIndex } from "@posoka/api/modules/matches/index-feed";
import { signAccess } from "@posoka/api/plugins/auth";
import { type Db, openDb } from "@posoka/db/client";
import type { Role } from "@posoka/domain/roles";
import { type Client, type ClientConfig, createClient, createDownload, type Download } from "@posoka/schema/client";
import { sql } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { cloneDatabase } from "./clone-database.ts";
import { type AccountOptions, createFactories, type MadeAccount } from "./factories.ts";

/** A signed-in person: call it with a contract. */
export type Person = Client & MadeAccount & { token: () => string; download: Download };
/** Somebody without an account, on a device that keeps its cookies. */
export type Visitor = Client & { cookies: Map<string, string>; lastCookie: () => string | undefined };

export type Clock = { now: () => Date; set: (iso: string) => void; advance: (milliseconds: number) => void };

export type World = {
  db: Db;
  /** Of the role that owns the tables, for what the server may not do. */
  ownerUrl: string;
  app: FastifyInstance;
  deps: Deps;
  clock: Clock;
  log: string[];
  guest: Client;
  make: ReturnType<typeof createFactories>;
  /** An account with that role and a running session: youth of 17 and confirmed, partner approved, mentor vetted, adults with a factor. */
  as: (role: Role, options?: AccountOptions) => Promise<Person>;
  visitor: (options?: { address?: string; userAgent?: string }) => Visitor;
  refreshIndex: () => Promise<void>;
  close: () => Promise<void>;
};

/** Tuesday noon in Sofia, winter time. */
const start = "2026-03-10T10:00:00.000Z";

/** The whole program on its own copy of the database, with a clock that stands still until it is moved. */
export async function openWorld(settings: Partial<Config> = {}): Promise<World> {
  const clone = await cloneDatabase();
  const { db, close } = openDb(clone.appUrl, { max: 12, applicationName: "test" });
  const clock = createClock(start);
  const index = await openMatchIndex(db, clock.now);
  const deps: Deps = {
    config: { ...config(clone.appUrl), ...settings },
    db,
    index,
    titles: createTitleSearch(),
    now: clock.now,
  };
  const log: string[] = [];
  const app = await buildApp(deps, { log: { write: (line) => void log.push(line) } });
  await app.ready();
  const make = createFactories(db, clock.now, deps.config.keys);

  const as: World["as"] = async (role, options) => {
    const made = await make.account(role, options);
    // Signed anew at each call, so that a moved clock does not end it: only its session can.
    const token = (): string => signAccess(app, { accountId: made.id, id: made.sessionId }, clock.now()).token;
    return Object.assign(clientOf(app, { token }), made, { token });
  };
  return {
    db,
    ownerUrl: clone.ownerUrl,
    app,
    deps,
    clock,
    log,
    guest: clientOf(app, {}),
    make,
    as,
    visitor: (options = {}) => {
      const cookies = new Map<string, string>();
      const seen: string[] = [];
      const client = clientOf(app, { ...options, cookies, seen });
      return Object.assign(client, { cookies, lastCookie: () => seen.at(-1) });
    },
    refreshIndex: async () => {
      await expectDecided(db);
      await refreshIndex(deps);
    },
    close: async () => {
      await app.close();
      await close();
      await clone.drop();
    },
  };
}

/** Ids of transactions belong to the whole cluster: one that runs beside us in another database holds the feed back. */
async function expectDecided(db: Db): Promise<void> {
  const decided = sql`select coalesce(max(tx) < pg_snapshot_xmin(pg_current_snapshot()), true) as all from outbox`;
  while (!(await db.execute<{ all: boolean }>(decided)).rows[0]?.all) await setTimeout(10);
}

function config(databaseUrl: string): Config {
  return {
    production: false,
    host: "127.0.0.1",
    port: 0,
    databaseUrl,
    databaseOwnerUrl: databaseUrl,
    publicUrl: "http://localhost:4000",
    secure: false,
    smtpUrl: undefined,
    mailFrom: "Посока <posoka@example.org>",
    jwtSecret: randomBytes(32),
    keys: new Map([["test", randomBytes(32)]]),
    demo: false,
    debug: false,
    trustProxyHops: 0,
    dataFolder: "",
  };
}

function createClock(iso: string): Clock {
  let at = new Date(iso).getTime();
  return {
    now: () => new Date(at),
    set: (next) => void (at = new Date(next).getTime()),
    advance: (milliseconds) => void (at += milliseconds),
  };
}

type Device = {
  token?: () => string;
  /** Where the requests come from; each client has an address of its own, so that limits of one do not touch another. */
  address?: string;
  userAgent?: string;
  cookies?: Map<string, string>;
  seen?: string[];
};

function clientOf(app: FastifyInstance, device: Device): Client & { download: Download } {
  const address = device.address ?? `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
  const config: ClientConfig = {
    baseUrl: "",
    token: () => device.token?.(),
    newKey: randomUUID,
    parseReplies: true,
    fetch: async (url, init) => {
      const headers = { "user-agent": device.userAgent ?? "posoka-test", ...(init.headers as Record<string, string>) };
      const jar = [...(device.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await app.inject({
        method: init.method as "GET",
        url,
        headers: jar === "" ? headers : { ...headers, cookie: jar },
        remoteAddress: address,
        ...(init.body === undefined ? {} : { payload: init.body as string }),
      });
      keepCookies(device, [answer.headers["set-cookie"] ?? []].flat());
      const plain = Object.entries(answer.headers).filter(([name]) => name !== "set-cookie");
      return new Response(answer.statusCode === 204 ? null : answer.payload, {
        status: answer.statusCode,
        headers: plain.map(([name, value]) => [name, String(value)] as [string, string]),
      });
    },
  };
  return Object.assign(createClient(config), { download: createDownload(config) });
}

function keepCookies(device: Device, lines: string[]): void {
  for (const line of lines) {
    device.seen?.push(line);
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined || !device.cookies) continue;
    if (value === "" || value === undefined) device.cookies.delete(name);
    else device.cookies.set(name, value);
  }
}
