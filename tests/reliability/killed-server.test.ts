import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { applications } from "@posoka/db/schema/applications";
import { submitApplication } from "@posoka/schema/applications";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ClonedDatabase, cloneDatabase } from "../support/clone-database.ts";
import { disagreements } from "./support/agreement.ts";
import { endServer, freePort, killServer, type ServerProcess, startServer } from "./support/server-process.ts";
import { startWriters } from "./support/writers.ts";
import { openYard, type Yard } from "./support/yard.ts";

const kills = Number(process.env["POSOKA_SERVER_KILLS"] ?? 8);
const people = Number(process.env["POSOKA_WRITERS"] ?? 8);

describe("a server that is killed", () => {
  let clone: ClonedDatabase;
  let yard: Yard;
  let server: ServerProcess;
  beforeEach(async () => {
    clone = await cloneDatabase();
    yard = await openYard(clone);
    server = await startServer(await freePort(), yard.settings);
  });
  afterEach(async () => {
    await endServer(server);
    await yard.close();
    await clone.drop();
  });

  const restart = async (): Promise<void> => {
    await killServer(server);
    server = await startServer(Number(new URL(server.url).port), yard.settings);
  };

  it(
    `loses nothing that it answered and does nothing twice, ${kills} times under ${people} writers`,
    { timeout: 60_000 + kills * 15_000 },
    async () => {
      const writers = startWriters(yard, server.url, await yard.openings(100), people);
      for (let kill = 0; kill < kills; kill += 1) {
        await writers.moved(people);
        await sleep(randomInt(300));
        await restart();
      }
      await writers.moved(people);
      await writers.stop();

      const wrong = await disagreements(yard.db, writers.ledger);
      expect(wrong).toEqual(Object.fromEntries(Object.keys(wrong).map((name) => [name, []])));
      expect(writers.ledger.answers).toBeGreaterThanOrEqual(kills * people);
      process.stdout.write(
        `${kills} kills, ${writers.ledger.answers} answers, ${writers.ledger.abandoned.size} abandoned\n`,
      );
    },
  );

  it("gives the stored answer to a repeated key, in parallel and after it was killed", async () => {
    const [openingId] = await yard.openings(1);
    const youth = await yard.youth();
    const applicationId = randomUUID();
    const idempotencyKey = randomUUID();
    const body = { note: "Искам.", availableFrom: null };
    const send = (note = body.note) =>
      yard.clientOf(server.url, youth)(submitApplication, {
        params: { openingId: openingId!, applicationId },
        body: { ...body, note },
        idempotencyKey,
      });
    const answers = await Promise.all(Array.from({ length: 8 }, () => send()));
    await restart();
    answers.push(await send());

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await expect(send("Друго.")).rejects.toMatchObject({ code: "key_reused", status: 422 });
    expect(await yard.db.$count(applications, eq(applications.youthId, youth.id))).toBe(1);
  });
});
