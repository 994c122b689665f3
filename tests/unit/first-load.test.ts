import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const dist = join(import.meta.dirname, "..", "..", "apps", "web", "dist");
const most = 120_000;

type Part = { file: string; isEntry?: boolean; imports?: string[] };
const parts = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8")) as Record<string, Part>;
const read = (file: string): Buffer => readFileSync(join(dist, file));

/** Scripts that run before these parts do: their own and, through all levels, what they import outright. */
function scriptsOf(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const part = parts[name];
    if (!part) throw new Error(`the build has no part ${name}`);
    if (found.has(part.file)) continue;
    found.add(part.file);
    scriptsOf(part.imports ?? [], found);
  }
  return found;
}

const packedBytes = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0);

const entries = Object.keys(parts).filter((name) => parts[name]?.isEntry);
const rendered = [
  "home/HomePage",
  "interests/QuestionsPage",
  "openings/OpeningPage",
  "occupations/OccupationPage",
  "help/HelpPage",
].map((page) => `src/features/${page}.tsx`);

describe("the first load", () => {
  it("begins at one place", () => expect(entries).toEqual(["index.html"]));

  it.each(rendered)("is at most 120 kB of script, packed, for %s", (page) => {
    expect(packedBytes(scriptsOf([...entries, page]))).toBeLessThanOrEqual(most);
  });

  it("has no parser of contracts: neither here nor in any other script", () => {
    const scripts = readdirSync(join(dist, "assets")).filter((name) => name.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(20);
    const marks = /ZodError|"~standard"|\b_zod\b/;
    expect(scripts.filter((name) => marks.test(read(`assets/${name}`).toString()))).toEqual([]);
  });
});
