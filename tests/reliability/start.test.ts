import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");

type Run = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | null> };

describe("npm start", () => {
  let dataDir = "";
  let runs: Run[] = [];
  beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), "posoka-start-"))));
  afterEach(async () => {
    for (const run of runs) {
      run.child.kill("SIGTERM");
      await run.ended;
    }
    runs = [];
    rmSync(dataDir, { recursive: true, force: true });
  });

  function run(script: string, args: string[] = [], settings: Record<string, string> = {}): Run {
    const { DATABASE_URL: _, DATABASE_OWNER_URL: __, PUBLIC_URL: ___, ...inherited } = process.env;
    const env = { ...inherited, NODE_ENV: "development", PORT: "0", POSOKA_DATA_DIR: dataDir, ...settings };
    const child = spawn(process.execPath, [join(root, "scripts", script), ...args], { cwd: root, env });
    let [out, err] = ["", ""];
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (err += text.toString()));
    const ended = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
    const started = { child, out: () => out, err: () => err, ended };
    runs.push(started);
    return started;
  }

  /** Waits for the one address on stdout. */
  async function addressOf({ child, out, err }: Run): Promise<string> {
    for (;;) {
      const address = /^Posoka: (\S+)$/m.exec(out())?.[1];
      if (address !== undefined) return address;
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${err()}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  const isReady = async (address: string): Promise<boolean> => (await fetch(`${address}/api/v1/health/ready`)).ok;
  const postmaster = (): number =>
    Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

  it("serves, ends with code 0 on a signal given twice, and leaves no database behind", async () => {
    const server = run("start.mjs");
    expect(await isReady(await addressOf(server))).toBe(true);
    expect(server.out()).toMatch(/^First administrator \(works once\): http\S+$/m);
    expect(statSync(join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
    server.child.kill("SIGINT");
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
  });

  it("goes on after it was killed with its database still running", async () => {
    const killed = run("start.mjs");
    await addressOf(killed);
    const leftover = postmaster();
    killed.child.kill("SIGKILL");
    await killed.ended;
    const next = run("start.mjs");
    expect(await isReady(await addressOf(next))).toBe(true);
    expect(postmaster()).not.toBe(leftover);
  });

  it("refuses a data directory in use, in one line and with code 2", async () => {
    const first = run("start.mjs");
    await addressOf(first);
    const second = run("start.mjs");
    expect(await second.ended).toBe(2);
    expect(second.err()).toMatch(/^The data directory .+ is in use by process \d+\.\n$/);
  });

  it.each([
    ["an unknown flag", ["--demmo"], {}, /^Usage: .+\n$/],
    ["a port that is none", [], { PORT: "http" }, /^PORT http is not a port number\.\n$/],
    [
      "an address of another machine",
      [],
      { HOST: "192.0.2.1" },
      /^HOST 192\.0\.2\.1 is not an address of this machine\.\n$/,
    ],
    ["a weak secret", [], { JWT_SECRET: "secret" }, /^Wrong settings\. JWT_SECRET: .+\n$/],
    ["a demo in production", ["--demo"], { NODE_ENV: "production" }, /^Not fit for production: .+\n$/],
  ])("refuses %s in one line, with code 2 and nothing written", async (_, args, settings, line) => {
    const server = run("start.mjs", args, settings as Record<string, string>);
    expect(await server.ended).toBe(2);
    expect(server.err()).toMatch(line);
    expect(existsSync(join(dataDir, "secrets.json"))).toBe(false);
  });

  it("refuses a port in use before it touches anything", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const { port } = other.address() as { port: number };
    const server = run("start.mjs", [], { PORT: String(port) });
    expect(await server.ended).toBe(2);
    expect(server.err()).toMatch(/^Port \d+ is in use; .+\n$/);
    expect(existsSync(join(dataDir, "secrets.json"))).toBe(false);
    other.close();
  });
});
