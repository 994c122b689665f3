// Makes a fresh clone ready: right Node, installed packages and, with --build, built output. Nothing is imported but
// Node itself, and the syntax is old, so that an old Node can still say what it lacks. Everything goes to stderr.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stampFile = join(root, "node_modules", ".posoka-stamp");

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) fail(`Posoka needs Node 20.19+, 22.12+ or 24+; this is ${process.versions.node}.`);
}

/** What the installed packages depend on; the same text means that there is nothing to install. */
function installStamp() {
  const manifests = ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, "package.json")),
  );
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests.sort()]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest("hex");
}

function install() {
  const stamp = installStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const result = spawnSync(
    "npx",
    ["--yes", packageManager, "install", "--frozen-lockfile", "--prefer-offline", "--reporter=append-only"],
    // CI=true keeps the package manager from asking questions that nobody would answer.
    { cwd: root, stdio: ["ignore", 2, 2], env: { ...process.env, CI: "true" }, shell: process.platform === "win32" },
  );
  if (result.status !== 0) fail("Posoka could not install its packages; the lines above say why.");
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

checkNode();
install();
if (process.argv.includes("--build")) {
  const build = spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (build.status !== 0) fail("Posoka could not be built; the lines above say why.");
}
