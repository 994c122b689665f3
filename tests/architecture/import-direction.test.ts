import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const script = join(root, "scripts", "import-direction.mjs");

/** Planted files; `rule` is the one that the file breaks. */
const faults: { file: string; text: string; rule?: string }[] = [
  { file: "packages/domain/src/fault-npm.ts", text: 'import "zod";', rule: "domain knows nothing but itself" },
  { file: "packages/domain/src/fault-node.ts", text: 'import "node:fs";', rule: "domain knows nothing but itself" },
  {
    file: "packages/domain/src/fault-relative.ts",
    text: 'export * from "../../schema/src/errors.ts";',
    rule: "domain knows nothing but itself",
  },
  {
    file: "packages/schema/src/fault-db.ts",
    text: 'import type { Db } from "@posoka/db/client"; export type Fault = Db;',
    rule: "schema knows domain",
  },
  {
    file: "packages/schema/src/fault-node.ts",
    text: 'import "node:fs";',
    rule: "what a browser loads does not need Node",
  },
  { file: "packages/texts/src/fault.ts", text: 'import "@posoka/domain/roles";', rule: "texts know nobody" },
  { file: "packages/db/src/fault.ts", text: 'import "@posoka/schema/errors";', rule: "db knows domain" },
  {
    file: "packages/match-index/src/fault.ts",
    text: 'import "@posoka/schema/errors";',
    rule: "match-index knows domain and db",
  },
  { file: "apps/api/src/fault.ts", text: 'export * from "../../web/src/fault-db.ts";', rule: "api does not know web" },
  {
    file: "apps/web/src/fault-db.ts",
    text: 'export const late = () => import("@posoka/db/client");',
    rule: "web knows domain, schema and texts",
  },
  {
    file: "apps/web/src/features/fault-one/Page.tsx",
    text: 'import { Two } from "../fault-two/Two.tsx"; export const Page = () => <Two.Provider value={1}>a</Two.Provider>;',
    rule: "a feature does not know another",
  },
  {
    file: "apps/web/src/features/fault-two/Two.tsx",
    text: 'import { createContext } from "react"; export const Two = createContext<number>(0);',
  },
  {
    file: "apps/web/src/ui/Fault.tsx",
    text: 'import "@posoka/domain/roles";',
    rule: "a design piece knows no product",
  },
  {
    file: "apps/api/src/modules/fault-one/service.ts",
    text: 'export * from "../fault-two/queries.ts";',
    rule: "a module uses the service of another, not its insides",
  },
  { file: "apps/api/src/modules/fault-two/queries.ts", text: "export const rows = 1;" },
  { file: "apps/api/src/modules/fault-three/service.ts", text: 'export * from "../fault-one/service.ts";' },
  { file: "packages/db/src/circle-a.ts", text: 'export * from "./circle-b.ts";', rule: "no circle" },
  { file: "packages/db/src/circle-b.ts", text: 'export * from "./circle-a.ts";' },
];

function check(folder: string): { status: number | null; lines: string[] } {
  const result = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  return { status: result.status, lines: (result.stdout + result.stderr).trim().split("\n") };
}

/** The sources and package files of this tree, without what is built or installed. */
function copySources(target: string): void {
  mkdirSync(join(target, "node_modules", "@posoka"), { recursive: true });
  for (const folder of ["packages", "apps"]) {
    for (const name of readdirSync(join(root, folder))) {
      for (const part of ["package.json", "src"]) {
        cpSync(join(root, folder, name, part), join(target, folder, name, part), { recursive: true });
      }
      symlinkSync(join(target, folder, name), join(target, "node_modules", "@posoka", name));
    }
  }
}

describe("import direction", () => {
  let copy = "";
  let found: ReturnType<typeof check>;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "posoka-imports-"));
    copySources(copy);
    for (const { file, text } of faults) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), `${text}\n`);
    }
    found = check(copy);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("holds in this tree", () => {
    expect(check(root)).toMatchObject({ status: 0 });
  });

  it("fails on a tree with faults and names nothing else", () => {
    expect(found.status).toBe(1);
    const complaints = found.lines.slice(0, -1);
    expect(complaints.filter((line) => !/fault|circle-/i.test(line))).toEqual([]);
  });

  it.each(faults.filter(({ rule }) => rule !== undefined))("catches $file", ({ file, rule }) => {
    expect(found.lines.filter((line) => line.startsWith(`${rule}: ${file}`))).not.toEqual([]);
  });

  it("lets a module use the service of another", () => {
    expect(found.lines.filter((line) => line.includes("fault-three"))).toEqual([]);
  });

  it("says so when it cannot read a file", () => {
    const broken = mkdtempSync(join(tmpdir(), "posoka-imports-"));
    try {
      copySources(broken);
      const unread = join(broken, "packages", "domain", "src", "broken.ts");
      writeFileSync(unread, "import { from ;;;");
      const { status, lines } = check(broken);
      expect(status).toBe(1);
      expect(lines.join("\n")).toContain(basename(unread));
    } finally {
      rmSync(broken, { recursive: true, force: true });
    }
  });
});
