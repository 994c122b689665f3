import { readdirSync } from "node:fs";
import { roles } from "@posoka/domain/roles";
import type { Contract } from "@posoka/schema/route";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const folder = new URL("../../packages/schema/src/", import.meta.url);

async function everyContract(): Promise<[string, Contract][]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.entries(module)).filter((entry): entry is [string, Contract] => isContract(entry[1]));
}

function isContract(value: unknown): value is Contract {
  return typeof value === "object" && value !== null && "path" in value && "reply" in value && "access" in value;
}

const contracts = await everyContract();

describe("Every contract", () => {
  it("is there to be looked at", () => expect(contracts.length).toBeGreaterThan(50));

  it("has an address and a method of its own", () => {
    const seen = contracts.map(([, { method, path }]) => `${method} ${path.replaceAll(/:\w+/g, ":x")}`);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each(contracts)("%s refuses a property nobody declared, in path, query and body", (_, contract) => {
    for (const part of [contract.params, contract.query, contract.body]) {
      const issues = part.safeParse({ nobodyDeclaredThis: "admin" }).error?.issues ?? [];
      expect(issues.some((issue) => issue.code === "unrecognized_keys")).toBe(true);
    }
  });

  it.each(contracts)("%s bounds every text and list that it takes", (_, contract) => {
    const unbounded: string[] = [];
    for (const part of [contract.params, contract.query, contract.body]) walk(z.toJSONSchema(part, { io: "input" }) as Schema, "", unbounded);
    expect(unbounded).toEqual([]);
  });

  it.each(contracts)("%s names roles that exist, a success status and what its path needs", (_, contract) => {
    if (typeof contract.access !== "string") {
      expect(contract.access.length).toBeGreaterThan(0);
      for (const role of contract.access) expect(roles).toContain(role);
    }
    expect(contract.status).toBeGreaterThanOrEqual(200);
    expect(contract.status).toBeLessThan(300);
    const named = [...contract.path.matchAll(/:(\w+)/g)].map((found) => found[1]);
    const schema = z.toJSONSchema(contract.params, { io: "input" }) as { properties?: object };
    expect(Object.keys(schema.properties ?? {}).sort()).toEqual(named.sort());
  });
});

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; items?: Schema };

function walk(schema: Schema, where: string, unbounded: string[]): void {
  const fixed = "enum" in schema || "const" in schema;
  if (schema["type"] === "string" && !fixed && !("maxLength" in schema) && !("pattern" in schema) && !("format" in schema)) unbounded.push(where);
  if (schema["type"] === "array" && !("maxItems" in schema)) unbounded.push(`${where}[]`);
  for (const [key, value] of Object.entries(schema.properties ?? {})) walk(value, `${where}.${key}`, unbounded);
  if (schema.items) walk(schema.items, `${where}[]`, unbounded);
  for (const key of ["anyOf", "oneOf", "allOf"]) for (const one of (schema[key] as Schema[] | undefined) ?? []) walk(one, where, unbounded);
}
