// The access matrix in full: every operation × everybody × relation, every id of another charity, every column as a
// property. Ends with one line, "cells checked N, wrong M". With --write it first writes docs/access.md.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "node_modules", ".cache", "posoka-test");
const tally = join(folder, "access-cells");
mkdirSync(folder, { recursive: true });
rmSync(tally, { force: true });

const env = { ...process.env, POSOKA_ACCESS: "full", POSOKA_ACCESS_TALLY: tally };
if (process.argv.includes("--write")) env.POSOKA_WRITE = "1";
const tests = ["tests/architecture/access-matrix.test.ts", "tests/integration/access"];
const args = ["node_modules/vitest/vitest.mjs", "run", "--project=architecture", "--project=integration", ...tests];
const code = await new Promise((done) => {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  child.once("error", () => done(1));
  child.once("close", (ended) => done(ended ?? 1));
});

const counts = readTally().map((line) => line.split(" ").map(Number));
const sum = (at) => counts.reduce((total, pair) => total + pair[at], 0);
process.stdout.write(`cells checked ${sum(0)}, wrong ${sum(1)}\n`);
process.exitCode = code === 0 && sum(0) > 0 && sum(1) === 0 ? 0 : 1;

function readTally() {
  try {
    return readFileSync(tally, "utf8").trim().split("\n");
  } catch {
    return [];
  }
}
