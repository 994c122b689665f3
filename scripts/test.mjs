// Everything that must hold: build, types, format, lint, import direction, dead code, then vitest. Ends with one line,
// "N passed, N failed". With `--node 22 unit integration` it runs only the named vitest projects, on that Node.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const otherNodeInCi = "24";
const total = { passed: 0, failed: 0, skipped: 0 };

const steps = [
  ["build", ["scripts/build.mjs"]],
  ["types", ["node_modules/typescript/bin/tsc", "-b"]],
  ["format", ["node_modules/oxfmt/bin/oxfmt", "--check"]],
  ["lint", ["node_modules/oxlint/bin/oxlint", "--deny-warnings"]],
  ["import direction", ["scripts/import-direction.mjs"]],
  ["dead code", ["node_modules/knip/bin/knip.js"]],
];

function run(program, args, options) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, ...options });
    let output = "";
    child.stdout?.on("data", (text) => (output += text));
    child.stderr?.on("data", (text) => (output += text));
    child.once("error", (error) => done({ code: 1, output: error.message }));
    child.once("close", (code) => done({ code: code ?? 1, output }));
  });
}

async function runStep([name, args]) {
  const { code, output } = await run(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  total[code === 0 ? "passed" : "failed"] += 1;
  process.stdout.write(code === 0 ? `ok ${name}\n` : `${output.trimEnd()}\nnot ok ${name}\n`);
}

/** The program and first words that run a script on the given Node; npm brings one that is not here. */
function nodeCommand(major) {
  if (major === undefined || process.versions.node.startsWith(`${major}.`)) return [process.execPath];
  const platform = process.platform === "win32" ? "win" : process.platform;
  return ["npx", "--yes", "--package", `node-${platform}-${process.arch}@${major}`, "--", "node"];
}

async function runVitest(major, projects) {
  const folder = join(root, "node_modules", ".cache", "posoka-test");
  const report = join(folder, `report-${major ?? "here"}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  process.stdout.write(`vitest on Node ${major ?? process.versions.node}\n`);
  const [program, ...before] = nodeCommand(major);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const chosen = projects.map((name) => `--project=${name}`);
  const args = [...before, "node_modules/vitest/vitest.mjs", "run", ...reporters, ...chosen];
  const { code } = await run(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  const { passed, failed, skipped } = counts(report);
  total.passed += passed;
  total.skipped += skipped;
  // A file that does not load, or a runner that dies, fails without a failed test.
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
}

function counts(report) {
  try {
    const found = JSON.parse(readFileSync(report, "utf8"));
    const brokenFiles = found.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    const skipped = found.numPendingTests + found.numTodoTests;
    return { passed: found.numPassedTests, failed: found.numFailedTests + brokenFiles.length, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const [flag, major, ...projects] = process.argv.slice(2);
if (flag === "--node") {
  await runVitest(major, projects);
} else if (flag === undefined) {
  for (const step of steps) await runStep(step);
  await runVitest(undefined, []);
  if (process.env.CI === "true") await runVitest(otherNodeInCi, ["unit", "integration"]);
} else {
  process.stderr.write("Usage: npm test, or node scripts/test.mjs --node MAJOR PROJECT...\n");
  process.exit(2);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
