import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /(?<!\.d)\.tsx?$/.test(name) && !name.includes("node_modules"))
    .map((name) => `${folder}/${name}`);
}

const all = ["packages", "apps"].flatMap((folder) =>
  readdirSync(join(root, folder)).flatMap((name) => sourcesIn(`${folder}/${name}/src`)),
);

describe("house rules", () => {
  it("gives the domain its time and its chance from outside", () => {
    const forbidden = /new Date\(\s*\)|\bDate\(\)|Date\.now|Math\.random|performance\.now|randomUUID/;
    const domain = all.filter((file) => file.startsWith("packages/domain/"));
    expect(domain.length).toBeGreaterThan(10);
    expect(domain.filter((file) => forbidden.test(withoutComments(readFileSync(join(root, file), "utf8"))))).toEqual(
      [],
    );
  });

  it("has no file that only gathers others", () => {
    expect(all.filter((file) => /^index\.tsx?$/.test(basename(file)))).toEqual([]);
  });

  it("names files in kebab-case and components in PascalCase", () => {
    const fits = /^([a-z0-9]+(-[a-z0-9]+)*(\.(test|module|config))?\.tsx?|[A-Z][A-Za-z0-9]*\.tsx|vite-env\.d\.ts)$/;
    expect(all.filter((file) => !fits.test(basename(file)))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}
