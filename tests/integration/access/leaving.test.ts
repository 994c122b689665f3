import { requestErasure, takeBackErasure } from "@posoka/schema/erasure";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cells } from "../../access/cells.ts";
import { send } from "../../access/probe.ts";
import { makeStage, relations, type Stage } from "../../access/stage.ts";
import { allContracts } from "../../support/all-contracts.ts";
import { openWorld, type World } from "../../support/world.ts";

// What is open to everybody names nobody; other tests see to that.
const reading = (await allContracts()).filter(([, { method, access }]) => method === "GET" && access !== "public");
const others = relations.filter((relation) => relation !== "youth.own");

describe("a young person who asked to be erased", () => {
  let world: World;
  let stage: Stage;
  beforeAll(async () => {
    world = await openWorld();
    stage = await makeStage(world, (await world.make.tenant()).id, (await world.make.otherTenant()).id);
  });
  afterAll(() => world.close());

  /** Every operation that reads, by everybody else: where is the person, or a row of theirs? */
  async function findings(): Promise<string[]> {
    const { secrets, card, review, application, waiting } = stage;
    const words = [...Object.values(secrets), card, review.id, application.id, waiting.id];
    const found: string[] = [];
    for (const [name, contract] of reading) {
      // Who may not is told nothing in any case.
      for (const by of others.filter((relation) => cells[name]?.may.includes(relation))) {
        const { text } = await send(world, stage, by, contract, cells[name]?.call?.(stage, by) ?? {});
        if (words.some((word) => text.includes(word))) found.push(`${name} ${by}`);
      }
    }
    return found;
  }

  it("is found by nobody in anything that can be read, and by the same people as before once it is taken back", async () => {
    const before = await findings();
    expect(new Set(before.map((line) => line.split(" ")[0])).size).toBeGreaterThan(5);
    await stage.people["youth.own"](requestErasure, { body: { when: "later" } });
    expect(await findings()).toEqual([]);
    await stage.people["youth.own"](takeBackErasure);
    expect(await findings()).toEqual(before);
  }, 180_000);
});
