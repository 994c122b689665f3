import { randomBytes, randomInt } from "node:crypto";
import { writeKeyring } from "@posoka/api/crypto/seal";
import { namesOf } from "@posoka/api/modules/profiles/service/identities";
import { accounts } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import { erasureRequests, erasures, personKeys } from "@posoka/db/schema/trust";
import { requestErasure } from "@posoka/schema/erasure";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allText } from "../support/all-text.ts";
import { livedHere } from "../support/lived-here.ts";
import { openWorld, type World } from "../support/world.ts";
import { endServer, freePort, spawnServer, startServer } from "./support/server-process.ts";
import { killAfter, killAt, type Point, pointsOf, spawnCommand } from "./support/stuck.ts";

const kills = Number(process.env["POSOKA_ERASURE_KILLS"] ?? 3);

type Life = Awaited<ReturnType<typeof livedHere>>;

describe("erasing that is killed in the middle", () => {
  let world: World;
  let settings: Record<string, string>;
  let stays: Life;
  let staysAs: string[];
  beforeAll(async () => {
    world = await openWorld();
    // The processes beside us live by the real clock.
    world.clock.set(new Date().toISOString());
    settings = {
      DATABASE_URL: world.deps.config.databaseUrl,
      DATABASE_OWNER_URL: world.ownerUrl,
      JWT_SECRET: randomBytes(32).toString("hex"),
      POSOKA_KEYS: writeKeyring(world.deps.config.keys),
    };
    stays = await livedHere(world, "stays-whole");
    staysAs = await linesOf(stays, "stays-whole");
  });
  afterAll(() => world.close());

  /** Everything that any table holds of somebody; mail leaves meanwhile, and changes its row when it does. */
  async function linesOf({ youth, applicationId, cardId }: Life, mark: string): Promise<string[]> {
    const words = [mark, youth.id, applicationId, cardId];
    const found = [...(await allText(world.db))].flatMap(([table, text]) =>
      ["public.outbox", "public.demo_mails", "public.idempotency_keys"].includes(table)
        ? []
        : text.split("\n").flatMap((line) => (words.some((word) => line.includes(word)) ? [`${table} ${line}`] : [])),
    );
    return found.sort();
  }

  /** What database, mapping, key, trail and ledger say, each for itself: they must agree. */
  async function saidOf({ youth }: Life, mark: string): Promise<Record<string, boolean>> {
    const { db, deps } = world;
    const trail = and(eq(auditEntries.subjectId, youth.id), eq(auditEntries.act, "subject.erase"));
    const [account] = await db.select().from(accounts).where(eq(accounts.id, youth.id));
    const text = [...(await allText(db)).values()].join("\n");
    return {
      inAnyTable: text.includes(mark),
      named: (await namesOf(db, deps.config.keys, [youth.id])).has(youth.id),
      mapped: account?.userName === `${mark}-1234`,
      keyed: (await db.$count(personKeys, eq(personKeys.subjectId, youth.id))) === 1,
      notInLedger: (await db.$count(erasures, eq(erasures.subjectId, youth.id))) === 0,
      notInTrail: (await db.$count(auditEntries, trail)) === 0,
    };
  }
  const all = (whole: boolean) => ({
    inAnyTable: whole,
    named: whole,
    mapped: whole,
    keyed: whole,
    notInLedger: whole,
    notInTrail: whole,
  });

  /** As if the seven days were over. */
  async function due({ youth }: Life): Promise<void> {
    await youth(requestErasure, { body: { when: "later" } });
    const dueAt = new Date(Date.now() - 60_000);
    await world.db.update(erasureRequests).set({ dueAt }).where(eq(erasureRequests.accountId, youth.id));
  }

  const onePoint = async ({ youth }: Life): Promise<Point> => {
    const points = await pointsOf(world.ownerUrl, youth.id);
    expect(points.length).toBeGreaterThan(15);
    return points[randomInt(points.length)]!;
  };

  const trailHolds = async () => {
    const { ended, said } = spawnCommand(settings, ["audit", "verify"]);
    expect(await ended, said()).toBe(0);
  };

  it(
    `by the clock of a server, ${kills} times at any of its statements: whole until it is done, then gone`,
    { timeout: 60_000 + kills * 15_000 },
    async () => {
      const life = await livedHere(world, "due-by-clock");
      await due(life);
      const before = await linesOf(life, "due-by-clock");
      const port = await freePort();
      for (let kill = 0; kill < kills; kill += 1) {
        await killAt(world.ownerUrl, await onePoint(life), () => spawnServer(port, settings).child);
        expect(await saidOf(life, "due-by-clock")).toEqual(all(true));
        expect(await linesOf(life, "due-by-clock")).toEqual(before);
      }
      const server = await startServer(port, settings);
      await expect.poll(() => saidOf(life, "due-by-clock"), { timeout: 60_000, interval: 200 }).toEqual(all(false));
      await endServer(server);
      expect(await linesOf(stays, "stays-whole")).toEqual(staysAs);
      await trailHolds();
    },
  );

  it(
    `by the operator program, ${kills} times at any of its statements and up to ${kills} times at any moment`,
    { timeout: 60_000 + kills * 30_000 },
    async () => {
      const mark = "by-operator";
      const life = await livedHere(world, mark);
      const before = await linesOf(life, mark);
      const start = () => spawnCommand(settings, ["erase", `${mark}-1234`, "--now"]);
      for (let kill = 0; kill < kills; kill += 1) {
        await killAt(world.ownerUrl, await onePoint(life), () => start().child);
        expect(await linesOf(life, mark)).toEqual(before);
      }
      let [whole, moments] = [true, 0];
      // Until one comes after the commit, since then nothing is left to be killed.
      for (; moments < kills && whole; moments += 1) {
        const milliseconds = randomInt(25);
        await killAfter(world.ownerUrl, start().child, { words: "delete from", milliseconds });
        whole = (await linesOf(life, mark)).length === before.length;
        expect(await saidOf(life, mark)).toEqual(all(whole));
      }
      process.stdout.write(`${kills} kills at a statement, ${moments} at any moment\n`);
      const { ended, said } = start();
      expect(await ended, said()).toBe(whole ? 0 : 1);
      expect(await saidOf(life, mark)).toEqual(all(false));
      expect(await linesOf(stays, "stays-whole")).toEqual(staysAs);
      await trailHolds();
    },
  );
});
