// Builds what the server runs: every package by tsc, the pages for the browser and for the server by vite.
// A part whose sources are as they were at its last good build is left alone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamps = join(root, "node_modules", ".cache", "posoka-build");
const skipped = new Set(["node_modules", "dist", "dist-server", "dist-types", "seed", "migrations"]);

const packages = readdirSync(join(root, "packages")).map((name) => `packages/${name}`);
const projects = [...packages, "apps/api", "apps/web"].filter((name) => existsSync(join(root, name, "tsconfig.json")));
const vite = ["apps/web/node_modules/vite/bin/vite.js", "build", "apps/web", "--logLevel", "warn"];
const forPages = ["apps/web", "packages/domain", "packages/schema", "packages/texts"];

const parts = [
  {
    name: "types",
    command: ["node_modules/typescript/bin/tsc", "-b", ...projects],
    sources: projects,
    outputs: ["apps/api/dist/main.js"],
    before: () => projects.forEach(removeOrphans),
  },
  {
    name: "pages",
    command: vite,
    sources: forPages,
    outputs: ["apps/web/dist/index.html"],
  },
  {
    name: "server pages",
    command: [...vite, "--ssr"],
    sources: forPages,
    outputs: ["apps/web/dist-server/entry-server.js"],
  },
];

function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Names, sizes and times of all sources: cheaper to compare than contents and never wrong about an edit. */
function signature(part) {
  const hash = createHash("sha256").update(part.command.join(" "));
  const shared = ["pnpm-lock.yaml", "tsconfig.base.json"];
  for (const file of [...shared, ...part.sources.flatMap(filesIn)].sort()) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** tsc leaves the output of a deleted source behind, where it would hide a broken import. */
function removeOrphans(project) {
  const dist = join(root, project, "dist");
  if (!existsSync(dist)) return;
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".js")) continue;
    const output = join(entry.parentPath ?? entry.path, entry.name);
    const source = join(root, project, "src", relative(dist, output).replace(/\.js$/, ""));
    if (existsSync(`${source}.ts`) || existsSync(`${source}.tsx`)) continue;
    rmSync(join(root, project, "dist"), { recursive: true, force: true });
    return;
  }
}

function run(command) {
  return new Promise((done) => {
    const env = { ...process.env, NODE_ENV: "production" };
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("close", (code) => done({ code, output }));
  });
}

async function build(part) {
  const stampFile = join(stamps, part.name.replace(" ", "-"));
  const stamp = signature(part);
  const isFresh = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
  if (isFresh && part.outputs.every((file) => existsSync(join(root, file)))) return true;
  process.stderr.write(`Building ${part.name}\n`);
  part.before?.();
  const { code, output } = await run(part.command);
  if (output.trim() !== "") process.stderr.write(`${output.trimEnd()}\n`);
  if (code === 0) writeFileSync(stampFile, stamp);
  return code === 0;
}

mkdirSync(stamps, { recursive: true });
const results = await Promise.all(parts.map(build));
process.exitCode = results.every(Boolean) ? 0 : 1;
