import { randomUUID } from "node:crypto";
import type { Contract } from "@posoka/schema/route";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, type Cell, cells } from "../../access/cells.ts";
import { fingerprint, fingerprintOf, idsOf, send, swapped, wordsOf } from "../../access/probe.ts";
import { makeStage, type Relation, relations, type Stage } from "../../access/stage.ts";
import { countCells } from "../../access/tally.ts";
import { allContracts } from "../../support/all-contracts.ts";
import { openWorld, type World } from "../../support/world.ts";

const contracts = await allContracts();

/** Everybody × every operation, on a young person, a posting and an organisation made anew for each. */
describe("every operation lets in exactly who may", () => {
  let world: World;
  let [here, elsewhere] = ["", ""];
  beforeAll(async () => {
    world = await openWorld();
    here = (await world.make.tenant()).id;
    elsewhere = (await world.make.otherTenant()).id;
    // The last administrator of a charity cannot leave, and nobody here is meant to be that one.
    for (const tenantId of [here, elsewhere]) await world.as("admin", { account: { tenantId } });
  });
  afterAll(() => world.close());

  it("has a valid call for each, and no other", () => {
    expect(Object.keys(cells).sort()).toEqual(contracts.map(([name]) => name).sort());
  });

  it.each(contracts)("%s", async (name, contract) => {
    const cell = cells[name]!;
    const stage = await makeStage(world, here, elsewhere);
    const wrong = await refusalsOf(stage, name, contract, cell);
    // The subject last, so that what the others did about themselves can be seen to have left the subject alone.
    const inOrder = [...cell.may].sort((a, b) => Number(a === "youth.own") - Number(b === "youth.own"));
    const before = await fingerprintOf(world.db, stage.secrets.id);
    for (const relation of inOrder) {
      if (cell.self && relation === "youth.own" && (await fingerprintOf(world.db, stage.secrets.id)) !== before) {
        wrong.push("somebody changed the subject by a call about themselves");
      }
      const kept = relation === inOrder[0] || cell.self || contract.method === "GET";
      wrong.push(
        ...(await permitted(kept ? stage : await makeStage(world, here, elsewhere), relation, contract, cell)),
      );
    }
    countCells(relations.length, wrong.length);
    expect(wrong).toEqual([]);
  });

  /** Refused, told nothing, and nothing changed: neither by all of them nor by one. */
  async function refusalsOf(stage: Stage, name: string, contract: Contract, cell: Cell): Promise<string[]> {
    const call = (by: Relation): Call => cell.call?.(stage, by) ?? {};
    const before = await fingerprint(world.db);
    const wrong: string[] = [];
    for (const by of relations.filter((relation) => !cell.may.includes(relation))) {
      const answer = await send(world, stage, by, contract, call(by));
      // Whoever has no such role is told so before anybody looks at a link.
      const told = isFor(contract, by) ? (cell.refusal ?? null) : null;
      const open = cell.knows?.includes(by) ? [403, 409] : told !== null ? [told] : [401, 403, 404];
      if (!open.includes(answer.status)) wrong.push(`${by}: ${answer.status} ${answer.text.slice(0, 200)}`);
      wrong.push(...leaks(stage, by, cell, answer.text));
      if (cell.knows?.includes(by)) continue;
      // A row of somebody else is a row that does not exist: same status, same words, same size.
      for (const [part, id] of idsOf(call(by), cell.free)) {
        if (part !== "params") continue;
        const missing = await send(world, stage, by, contract, swapped(call(by), part, id, randomUUID()));
        if (wordsOf(missing) !== wordsOf(answer))
          wrong.push(`${by}: ${wordsOf(answer)} but missing ${wordsOf(missing)}`);
      }
    }
    if ((await fingerprint(world.db)) !== before) wrong.push(`${name}: a refused call changed something`);
    return wrong;
  }

  function isFor({ access }: Contract, by: Relation): boolean {
    if (typeof access === "string") return access === "public" || by !== "guest";
    return access.some((role) => by.startsWith(`${role}.`));
  }

  async function permitted(stage: Stage, by: Relation, contract: Contract, cell: Cell): Promise<string[]> {
    const { status, text } = await send(world, stage, by, contract, cell.call?.(stage, by) ?? {});
    if (status !== contract.status) return [`${by} may, but: ${status} ${text.slice(0, 300)}`];
    const hidden =
      cell.shows?.to.includes(by) && !text.includes(cell.shows.what(stage)) ? [`${by} does not find it`] : [];
    return [...hidden, ...leaks(stage, by, cell, text)];
  }

  /** A young person's name, user name and id, in the reply to somebody who has nothing to do with them. */
  function leaks(stage: Stage, by: Relation, cell: Cell, text: string): string[] {
    if (by === "youth.own" || cell.shows?.to.includes(by)) return [];
    const found = Object.entries(stage.secrets).flatMap(([name, value]) => (text.includes(value) ? [name] : []));
    if (cell.shows && text.includes(cell.shows.what(stage))) found.push("the row");
    if (cell.searches && cell.may.includes(by) && !text.includes('"total":0')) found.push("the count");
    return found.map((what) => `${by} learns ${what}`);
  }
});
