// The reliability tests in their long form: many more kills under more writers. Each count can be set by its variable.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const long = {
  POSOKA_SERVER_KILLS: "200",
  POSOKA_DATABASE_KILLS: "20",
  POSOKA_WRITERS: "16",
  POSOKA_ERASURE_KILLS: "20",
};
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const args = ["node_modules/vitest/vitest.mjs", "run", "--project=reliability", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { cwd: root, env: { ...long, ...process.env }, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.once("close", (code) => (process.exitCode = code ?? 1));
