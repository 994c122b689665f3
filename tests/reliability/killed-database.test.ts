import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { getSite } from "@posoka/schema/site";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { disagreements } from "./support/agreement.ts";
import { type Cluster, makeCluster } from "./support/cluster.ts";
import {
  endServer,
  freePort,
  liveStatus,
  readyStatus,
  type ServerProcess,
  spawnServer,
  startServer,
  statusOf,
  untilReady,
} from "./support/server-process.ts";
import { startWriters } from "./support/writers.ts";
import { openYard, type Yard } from "./support/yard.ts";

const kills = Number(process.env["POSOKA_DATABASE_KILLS"] ?? 6);
const people = Number(process.env["POSOKA_WRITERS"] ?? 8);
/** Milliseconds from the return of the database until the server must be ready. */
const patience = 5_000;

describe("a database that goes away", () => {
  let cluster: Cluster;
  let yard: Yard;
  let server: ServerProcess;
  beforeAll(async () => {
    cluster = await makeCluster();
    yard = await openYard(cluster);
  });
  afterEach(() => endServer(server));
  afterAll(async () => {
    await yard.close();
    await cluster.remove();
  });

  const readyWithin = (milliseconds: number) =>
    Promise.race([untilReady(server).then(() => "ready"), sleep(milliseconds, "late", { ref: false })]);
  const states = async () => [
    await liveStatus(server),
    await readyStatus(server),
    await statusOf(server, getSite.path),
  ];

  it("may come up after the server, which lives and says so, and ends at once when it is told to", async () => {
    await cluster.stop();
    server = spawnServer(await freePort(), yard.settings);
    while ((await liveStatus(server)) !== 200) await sleep(25);
    expect(await states()).toEqual([200, 503, 503]);
    expect(await statusOf(server, "/")).toBe(503);
    expect(await endServer(server)).toBe(0);

    server = spawnServer(await freePort(), yard.settings);
    while ((await liveStatus(server)) !== 200) await sleep(25);
    await cluster.start();
    expect(await readyWithin(patience)).toBe("ready");
    expect(await states()).toEqual([200, 200, 200]);
    expect(await statusOf(server, "/")).toBe(200);
  });

  it("may be stopped and started: the server lives on, is not ready meanwhile, and is soon afterwards", async () => {
    server = await startServer(await freePort(), yard.settings);
    for (let round = 0; round < 2; round += 1) {
      await cluster.stop();
      expect(await states()).toEqual([200, 503, 503]);
      await cluster.start();
      expect(await readyWithin(patience)).toBe("ready");
    }
    expect(server.child.exitCode).toBeNull();
  });

  it(
    `loses nothing that was answered and does nothing twice, killed ${kills} times under ${people} writers`,
    { timeout: 60_000 + kills * 15_000 },
    async () => {
      server = await startServer(await freePort(), yard.settings);
      const openings = await yard.openings(100);
      const writers = startWriters(yard, server.url, openings, people);
      const lives: number[] = [];
      let over = false;
      const watching = (async () => {
        while (!over) {
          lives.push(await liveStatus(server));
          await sleep(50);
        }
      })();
      for (let kill = 0; kill < kills; kill += 1) {
        await writers.moved(people);
        await sleep(randomInt(300));
        await cluster.crash(kill % 2 === 0 ? "all" : "one");
        expect(await readyWithin(patience)).toBe("ready");
      }
      await writers.moved(people);
      await writers.stop();
      over = true;
      await watching;

      const wrong = await disagreements(yard.db, writers.ledger);
      expect(wrong).toEqual(Object.fromEntries(Object.keys(wrong).map((name) => [name, []])));
      expect(new Set(lives)).toEqual(new Set([200]));
      expect(writers.ledger.answers).toBeGreaterThanOrEqual(kills * people);
      process.stdout.write(
        `${kills} kills, ${writers.ledger.answers} answers, ${writers.ledger.abandoned.size} abandoned\n`,
      );
    },
  );
});
