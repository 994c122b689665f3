import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "@posoka/domain/roles";
import { describe, expect, it } from "vitest";
import { renderMatrix } from "../access/document.ts";
import { type Column, matrix, type Row } from "../access/matrix.ts";
import { allContracts } from "../support/all-contracts.ts";

const page = join(import.meta.dirname, "..", "..", "docs", "access.md");
const contracts = await allContracts();
const rows = matrix.flatMap((row) => Object.entries(row.contracts).map(([name, access]) => ({ name, access, row })));

describe("the access matrix", () => {
  it("names every operation in exactly one row, and none that is not there", () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(contracts.map(([name]) => name).sort());
  });

  it.each(contracts)("lets the same roles into %s as its contract", (name, { access }) => {
    const known = rows.find((one) => one.name === name);
    expect(known?.access).toEqual(access);
    if (known === undefined || access === "public") return;
    const roles = access === "signed_in" ? [] : access;
    for (const role of roles)
      expect(wordsFor(known.row, role), `${role} in "${known.row.resource}"`).not.toBeUndefined();
  });

  it("names a resource once, and everybody where an operation is open", () => {
    expect(new Set(matrix.map(({ resource }) => resource)).size).toBe(matrix.length);
    for (const row of matrix) {
      expect(Object.values(row.contracts).includes("public"), row.resource).toBe(row.everybody !== undefined);
    }
  });

  it("is what docs/access.md says", () => {
    if (process.env["POSOKA_WRITE"] === "1") writeFileSync(page, renderMatrix());
    expect(readFileSync(page, "utf8")).toBe(renderMatrix());
  });
});

function wordsFor(row: Row, role: Role): string | undefined {
  return role === "volunteer" ? row.volunteer : row.may[role satisfies Column];
}
