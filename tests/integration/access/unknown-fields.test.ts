import type { Contract } from "@posoka/schema/route";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { cells } from "../../access/cells.ts";
import { fingerprint, send } from "../../access/probe.ts";
import { makeStage, type Relation, relations, type Stage } from "../../access/stage.ts";
import { countCells } from "../../access/tally.ts";
import { allContracts } from "../../support/all-contracts.ts";
import { openWorld, type World } from "../../support/world.ts";

const writes = (await allContracts()).filter(([, { method }]) => method !== "GET");
/** In the long form each column also travels alone; in the short one all of them together. */
const alone = process.env["POSOKA_ACCESS"] === "full";

describe("every column of the database as a property of every body", () => {
  let world: World;
  let stage: Stage;
  let columns: string[] = [];
  beforeAll(async () => {
    world = await openWorld();
    stage = await makeStage(world, (await world.make.tenant()).id, (await world.make.otherTenant()).id);
    const { rows } = await world.db.execute<{ name: string }>(sql`
      select distinct column_name as name from information_schema.columns where table_schema in ('public', 'sensitive')`);
    columns = [...new Set(rows.flatMap(({ name }) => [name, camel(name)]))].sort();
  });
  afterAll(() => world.close());

  it("is a long list", () => expect(columns.length).toBeGreaterThan(200));

  it.each(writes)("is refused by name in %s, and nothing changes", async (name, contract) => {
    const cell = cells[name]!;
    const by = cell.may[0] ?? relations.find((one) => lets(contract, one)) ?? "guest";
    const call = cell.call?.(stage, by) ?? {};
    const declared = Object.keys(
      (z.toJSONSchema(contract.body, { io: "input" }) as { properties?: object }).properties ?? {},
    );
    const unknown = columns.filter((column) => !declared.includes(column));
    const before = await fingerprint(world.db);
    const accepted = unknown.filter(
      (column) => !refusedByName(contract.body, { ...call.body, [column]: "admin" }, column),
    );
    for (const some of alone ? unknown.map((column) => [column]) : [unknown]) {
      const extra = Object.fromEntries(some.map((column) => [column, "admin"]));
      const { status, text } = await send(world, stage, by, contract, { ...call, body: { ...call.body, ...extra } });
      const { fields = {} } = (JSON.parse(text) as { error?: { fields?: Record<string, string> } }).error ?? {};
      if (status !== 422 || fields[some[0]!] !== "unknown_field") accepted.push(...some);
    }
    countCells(unknown.length, accepted.length);
    expect(accepted).toEqual([]);
    expect(await fingerprint(world.db)).toBe(before);
  });
});

/** Where nobody may, for want of a link's secret, somebody of the right role still gets as far as the body. */
const lets = ({ access }: Contract, by: Relation): boolean =>
  typeof access === "object"
    ? access.some((role) => by.startsWith(`${role}.`))
    : access === "signed_in" && by !== "guest";

function refusedByName(body: z.ZodType, sent: object, column: string): boolean {
  const issues = body.safeParse(sent).error?.issues ?? [];
  return issues.some((issue) => issue.code === "unrecognized_keys" && issue.keys.includes(column));
}

const camel = (name: string): string => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
