import { randomBytes, randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeKeyring } from "@posoka/api/crypto/seal";
import { eraseSubject } from "@posoka/api/modules/privacy/service/erase-subject";
import { namesOf } from "@posoka/api/modules/profiles/service/identities";
import { openDb } from "@posoka/db/client";
import { accounts } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import { erasures, personKeys } from "@posoka/db/schema/trust";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tablesWith } from "../support/all-text.ts";
import { type ClonedDatabase, cloneDatabase } from "../support/clone-database.ts";
import type { MadeAccount } from "../support/factories.ts";
import { openWorld, type World } from "../support/world.ts";
import { killAfter, spawnCommand } from "./support/stuck.ts";

const kills = Number(process.env["POSOKA_ERASURE_KILLS"] ?? 3);
const [people, erasedSince] = [60, 40];

describe("a restore that is killed while it erases again", () => {
  let world: World;
  let place: ClonedDatabase;
  let folder: string;
  const made: MadeAccount[] = [];
  beforeAll(async () => {
    world = await openWorld();
    place = await cloneDatabase();
    folder = mkdtempSync(join(tmpdir(), "posoka-killed-restore-"));
    for (let at = 0; at < people; at += 1) made.push(await world.make.account("youth", { name: `Младеж ${at}` }));
  });
  afterAll(async () => {
    await world.close();
    await place.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string): string => join(folder, name);
  const operate = async (settings: Record<string, string>, ...argv: string[]) => {
    const { ended, said } = spawnCommand(settings, argv);
    expect(await ended, said()).toBe(0);
    return said();
  };
  const settingsOf = (of: { appUrl: string; ownerUrl: string }, keys: World["deps"]["config"]["keys"]) => ({
    DATABASE_URL: of.appUrl,
    DATABASE_OWNER_URL: of.ownerUrl,
    JWT_SECRET: randomBytes(32).toString("hex"),
    POSOKA_KEYS: writeKeyring(keys),
  });

  it(
    `leaves nothing behind ${kills} times, and the next one is whole`,
    { timeout: 120_000 + kills * 15_000 },
    async () => {
      const { keys, databaseUrl } = world.deps.config;
      const home = settingsOf({ appUrl: databaseUrl, ownerUrl: world.ownerUrl }, keys);
      await operate(home, "backup", "--to", file("night"), "--keys-to", file("night-keys"));
      const [gone, stay] = [made.slice(0, erasedSince), made.slice(erasedSince)];
      for (const { id } of gone) await world.db.transaction((tx) => eraseSubject(tx, id, world.clock.now()));
      await operate(home, "keys", "export", "--to", file("keys"));

      const ring = new Map([["fresh", randomBytes(32)]]);
      const there = settingsOf(place, ring);
      const restore = ["restore", file("night"), "--keys", file("keys"), "--erasures", "none"];
      const { db, close } = openDb(place.appUrl, { max: 2, applicationName: "test" });
      try {
        for (let kill = 0; kill < kills; kill += 1) {
          const { child, said } = spawnCommand(there, restore);
          await killAfter(place.ownerUrl, child, { words: "delete from", milliseconds: randomInt(150) });
          expect(child.signalCode, said()).toBe("SIGKILL");
          const left = [accounts, auditEntries, erasures, personKeys].map((table) => db.$count(table));
          expect(await Promise.all(left)).toEqual([0, 0, 0, 0]);
        }
        expect(await operate(there, ...restore)).toContain(`; ${erasedSince} erased again`);
        const names = gone.map(({ userName }) => userName);
        expect(await tablesWith(db, names)).toEqual([]);
        const ids = made.map(({ id }) => id);
        const stayed = await namesOf(db, ring, ids);
        expect([...stayed.keys()].sort()).toEqual(stay.map(({ id }) => id).sort());
        expect(await db.$count(erasures)).toBe(erasedSince);
        await operate(there, "audit", "verify");
      } finally {
        await close();
      }
    },
  );
});
