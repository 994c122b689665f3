import { createTitleSearch } from "@posoka/api/modules/occupations/service/title-search";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "@posoka/api/app";
import { runCli } from "@posoka/api/cli";
import { writeKeyring } from "@posoka/api/crypto/seal";
import { openMatchIndex } from "@posoka/api/modules/matches/index-feed";
import { recordOperator } from "@posoka/api/modules/audit/service";
import { sealTrail } from "@posoka/api/modules/audit/seal-trail";
import { eraseSubject } from "@posoka/api/modules/privacy/service/erase-subject";
import { namesOf } from "@posoka/api/modules/profiles/service/identities";
import { openDb } from "@posoka/db/client";
import { ensureDatabase, grantConnect } from "@posoka/db/embedded/ensure-database";
import { startPostgres } from "@posoka/db/embedded/start-postgres";
import { applications } from "@posoka/db/schema/applications";
import { signIn } from "@posoka/schema/accounts";
import { createClient } from "@posoka/schema/client";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tablesWith } from "../support/all-text.ts";
import { madePassword, type MadeAccount } from "../support/factories.ts";
import { openWorld, type World } from "../support/world.ts";

const people = 1000;

describe("a charity with 1,000 young people", () => {
  let world: World;
  let folder: string;
  const made: MadeAccount[] = [];
  const file = (name: string): string => join(folder, name);
  beforeAll(async () => {
    world = await openWorld();
    folder = mkdtempSync(join(tmpdir(), "posoka-restore-"));
    const { id: openingId, organisationId } = await world.make.opening();
    for (let at = 0; at < people; at += 1) made.push(await world.make.account("youth", { name: `Младеж ${at}` }));
    const rows = made.map(({ id: youthId, tenantId }) => {
      const state = "submitted" as const;
      return { id: randomUUID(), youthId, tenantId, openingId, organisationId: organisationId!, state, note: "" };
    });
    await world.db.insert(applications).values(rows);
    await world.db.transaction(async (tx) => {
      for (const { id } of made) await recordOperator(tx, "account.create", { kind: "youth", id }, world.clock.now());
    });
    await sealTrail(world.deps);
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A new cluster, with other keys, whose database sorts by Bulgarian rules and not by bytes. */
  async function otherPlace() {
    const cluster = await startPostgres({ dataDir: file("cluster"), settings: { fsync: "off" } });
    const [ownerPassword, appPassword] = ["owner-word", "app-word"];
    await ensureDatabase(cluster.superuserUrl, { database: "unused", ownerPassword, appPassword });
    const client = new pg.Client({ connectionString: cluster.superuserUrl });
    await client.connect();
    await client.query(`CREATE DATABASE other TEMPLATE template0 OWNER posoka_owner ENCODING 'UTF8'
      LOCALE_PROVIDER icu ICU_LOCALE 'bg-BG' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`);
    await grantConnect(client, "other");
    await client.end();
    const url = (role: string, password: string): string => {
      const found = new URL(cluster.superuserUrl);
      [found.username, found.password, found.pathname] = [role, password, "/other"];
      return found.href;
    };
    return { ownerUrl: url("posoka_owner", ownerPassword), appUrl: url("posoka_app", appPassword), stop: cluster.stop };
  }

  async function operate(
    place: { ownerUrl: string; appUrl: string },
    keys: World["deps"]["config"]["keys"],
    argv: string[],
  ) {
    const [out, said]: [string[], string[]] = [[], []];
    const env = {
      DATABASE_URL: place.appUrl,
      DATABASE_OWNER_URL: place.ownerUrl,
      JWT_SECRET: "0123456789abcdef".repeat(4),
      POSOKA_KEYS: writeKeyring(keys),
    };
    const code = await runCli(argv, env, { out: (line) => void out.push(line), say: (line) => void said.push(line) });
    return { code, out, said };
  }

  it("loses its database, comes back from last night's backup, and those erased since do not", async () => {
    const home = { ownerUrl: world.ownerUrl, appUrl: world.deps.config.databaseUrl };
    const { keys } = world.deps.config;
    // While the backup is written, the server goes on.
    const backingUp = operate(home, keys, ["backup", "--to", file("night"), "--keys-to", file("night-keys")]);
    await world.make.account("youth", { name: "Дошла през нощта" });
    expect((await backingUp).code).toBe(0);
    const gone = made.slice(0, 10);
    for (const { id } of gone) await world.db.transaction((tx) => eraseSubject(tx, id, world.clock.now()));
    expect((await operate(home, keys, ["keys", "export", "--to", file("keys")])).code).toBe(0);

    const place = await otherPlace();
    const ring = new Map([["fresh", randomBytes(32)]]);
    try {
      const argv = ["restore", file("night"), "--keys", file("keys"), "--erasures", "none"];
      const { code, out, said } = await operate(place, ring, argv);
      expect([code, said.length], said.join("\n")).toEqual([0, 1]);
      // The checksums of all tables were compared on the way; a difference would have been code 1.
      expect(out[0]).toMatch(/; 10 erased again$/);
      const { db, close } = openDb(place.appUrl, { max: 4, applicationName: "test" });
      try {
        expect(
          await tablesWith(
            db,
            gone.map(({ userName }) => userName),
          ),
        ).toEqual([]);
        const names = await namesOf(
          db,
          ring,
          made.map(({ id }) => id),
        );
        expect(names.size).toBe(people - 10);
        expect(names.get(made[999]?.id ?? "")).toBe("Младеж 999");
        expect((await operate(place, ring, ["audit", "verify"])).code).toBe(0);

        const config = { ...world.deps.config, keys: ring };
        const app = await buildApp({
          config,
          db,
          index: await openMatchIndex(db, world.clock.now),
          titles: createTitleSearch(),
          now: world.clock.now,
        });
        const client = createClient({
          baseUrl: "",
          token: () => undefined,
          newKey: randomUUID,
          parseReplies: true,
          fetch: async (url, { method, headers, body }) => {
            const answer = await app.inject({
              method: method as "POST",
              url,
              headers: headers as never,
              payload: body as string,
            });
            return new Response(answer.payload, {
              status: answer.statusCode,
              headers: { "content-type": "application/json" },
            });
          },
        });
        const login = (person: MadeAccount | undefined) =>
          client(signIn, { body: { login: person?.userName ?? "", password: madePassword } });
        expect(await login(made[500])).toMatchObject({ accessToken: expect.any(String) });
        await expect(login(gone[0])).rejects.toMatchObject({ code: "wrong_credentials" });
        await app.close();
      } finally {
        await close();
      }
    } finally {
      await place.stop();
    }
  });
});
