// Checks who imports whom in the sources of this tree, or of the folder given, against .dependency-cruiser.mjs.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import configuration from "../.dependency-cruiser.mjs";

const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), ".."));

// dependency-cruiser lets swc read every file as plain TypeScript; pages need the syntax of tsx.
const swc = createRequire(import.meta.url)("@swc/core");
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith(".tsx") });
const { cruise } = await import("dependency-cruiser");

process.chdir(root);
const folders = ["packages", "apps"].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}/src`));
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
);
const { enhancedResolveOptions, ...options } = configuration.options;
const { output } = await cruise(
  folders,
  { ...options, baseDir: root, ruleSet: { forbidden: configuration.forbidden }, validate: true },
  enhancedResolveOptions,
);

const seen = new Set(
  output.modules.filter((module) => module.dependencies !== undefined).map((module) => module.source),
);
// A parser that does not fit sees nothing and finds nothing wrong.
const unseen = files.filter((file) => !seen.has(file));
const links = output.modules
  .flatMap((module) => module.dependencies)
  .filter((link) => link.resolved.startsWith("packages/"));
const complaints = [
  ...unseen.map((file) => `not read: ${file}`),
  ...(files.length > 20 && links.length < files.length / 4 ? ["imports between packages were not followed"] : []),
  ...output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
];
for (const line of complaints) process.stdout.write(`${line}\n`);
process.stdout.write(`import direction: ${files.length} files, ${complaints.length} complaints\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
