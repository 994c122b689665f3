import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }),
]
  .filter((name) => name.endsWith(".md"))
  .map((name) => (existsSync(join(root, name)) ? name : join("docs", name)));
const textOf = (page: string): string => readFileSync(join(root, page), "utf8");

/** As it stands in an address: "When again" is `#when-again`. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

describe("a page of the documentation", () => {
  it("leads to pages, files and headings that are there", () => {
    expect(pages.length).toBeGreaterThan(30);
    const dead = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(([link, path, anchor]) => {
        const target = path === "" ? page : join(dirname(page), path!);
        if (!existsSync(join(root, target))) return [`${page} ${link}`];
        const found = anchor === undefined || anchorsOf(textOf(target)).includes(anchor);
        return found ? [] : [`${page} ${link}`];
      }),
    );
    expect(dead).toEqual([]);
  });

  it("has a number of its own where it is a decision, in its name and in its title", () => {
    const decisions = pages.filter((page) => page.startsWith(join("docs", "decisions")));
    const numbers = decisions.map((page) => basename(page).slice(0, 4));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(decisions.filter((page, at) => !textOf(page).startsWith(`# ${numbers[at]} `))).toEqual([]);
  });

  it("names scripts and, as proof of a measure, test files that are there", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: object };
    const [, table = ""] = textOf("docs/dpia.md").split("## Risks");
    const tests = [...table.matchAll(/`([a-z0-9-]+(?:\/[a-z0-9-]+)+)`/g)].map(([, name]) => name!);
    expect(tests.length).toBeGreaterThan(25);
    const missing = tests.filter((name) => {
      const places = [`tests/integration/${name}.test.ts`, `tests/${name}.test.ts`, name];
      return !places.some((place) => existsSync(join(root, place)));
    });
    expect(missing).toEqual([]);
    const commands = pages.flatMap((page) =>
      [...textOf(page).matchAll(/npm run (?:-s )?([a-z:0-9]+)/g)].map(([, name]) => `${page} ${name}`),
    );
    expect(commands.filter((line) => !Object.hasOwn(scripts, line.split(" ")[1]!))).toEqual([]);
  });
});
