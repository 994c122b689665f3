import { randomUUID } from "node:crypto";
import { sittings } from "@posoka/db/schema/questionnaires";
import { saveSitting } from "@posoka/schema/questionnaires";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Call, type Cell, cells } from "../../access/cells.ts";
import { fingerprint, idsOf, send, swapped, wordsOf } from "../../access/probe.ts";
import { makeStage, type Stage } from "../../access/stage.ts";
import { countCells } from "../../access/tally.ts";
import { allContracts } from "../../support/all-contracts.ts";
import { openWorld, type World } from "../../support/world.ts";

const named = (await allContracts()).flatMap(([name, contract]) => {
  const cell = cells[name];
  const writesIds = [contract.path, ...Object.keys((contract.body as { shape?: object }).shape ?? {})].join(" ");
  return cell?.call && cell.may.length > 0 && /:\w+Id\b|Id\b/.test(writesIds) ? [{ name, contract, cell }] : [];
});

describe("an id of another charity", () => {
  let world: World;
  let [here, there]: Stage[] = [];
  beforeAll(async () => {
    world = await openWorld();
    const [own, other] = [await world.make.tenant(), await world.make.otherTenant()];
    here = await makeStage(world, own.id, other.id);
    there = await makeStage(world, other.id, own.id);
  });
  afterAll(() => world.close());

  it("is tried in more than a few operations", () => expect(named.length).toBeGreaterThan(20));

  it.each(named)("in $name is an id of nothing, and changes nothing", async ({ contract, cell }) => {
    const by = cell.may[0]!;
    const [own, foreign] = [callOf(cell, here!), callOf(cell, there!)];
    const before = await fingerprint(world.db);
    const wrong: string[] = [];
    for (const [part, name] of idsOf(own, cell.free)) {
      const answer = await send(world, here!, by, contract, swapped(own, part, name, foreign[part]?.[name] as string));
      const missing = await send(world, here!, by, contract, swapped(own, part, name, randomUUID()));
      if (![401, 403, 404].includes(answer.status)) wrong.push(`${name}: ${answer.status} ${answer.text}`);
      if (wordsOf(answer) !== wordsOf(missing))
        wrong.push(`${name}: ${wordsOf(answer)} but missing ${wordsOf(missing)}`);
      countCells(1, wrong.length > 0 ? 1 : 0);
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint(world.db)).toBe(before);
  });

  const callOf = (cell: Cell, stage: Stage): Call => cell.call!(stage, cell.may[0]!);

  it("that a device made and somebody else has already is refused, and theirs stays as it is", async () => {
    const stage = here!;
    const sittingId = randomUUID();
    const sitting = cells["saveSitting"]!.call!(stage, "youth.own");
    const owned = swapped(sitting, "params", "sittingId", sittingId);
    expect((await send(world, stage, "youth.own", saveSitting, owned)).status).toBe(200);
    const tries = [
      { name: "saveSitting", by: "youth.other", id: "sittingId", value: sittingId },
      { name: "saveSitting", by: "youth.elsewhere", id: "sittingId", value: sittingId },
      { name: "submitApplication", by: "youth.other", id: "applicationId", value: stage.application.id },
      { name: "submitApplication", by: "youth.elsewhere", id: "applicationId", value: stage.application.id },
      { name: "createOpening", by: "partner.other", id: "openingId", value: stage.draft.id },
    ] as const;
    const before = await fingerprint(world.db);
    for (const { name, by, id, value } of tries) {
      const contract = named.find((one) => one.name === name)!.contract;
      const answer = await send(
        world,
        stage,
        by,
        contract,
        swapped(cells[name]!.call!(stage, by), "params", id, value),
      );
      expect([404, 409], `${name} by ${by}: ${answer.text}`).toContain(answer.status);
    }
    expect(await fingerprint(world.db)).toBe(before);
    const [row] = await world.db.select().from(sittings).where(eq(sittings.id, sittingId));
    expect(row?.youthId).toBe(stage.people["youth.own"].id);
  });
});
