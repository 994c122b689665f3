import { type ChildProcess, spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isLive, isReady } from "@posoka/schema/site";

const root = join(import.meta.dirname, "..", "..", "..");

/** The built program as a process of its own, on a database that the settings name. */
export type ServerProcess = {
  url: string;
  child: ChildProcess;
  /** What it wrote to its log so far. */
  log: () => string;
  /** Resolves with the exit code, null after a signal that it could not answer. */
  ended: Promise<number | null>;
};

export function spawnServer(port: number, settings: Record<string, string>): ServerProcess {
  const { PUBLIC_URL: _, SMTP_URL: __, POSOKA_DEMO: ___, ...inherited } = process.env;
  const env = {
    ...inherited,
    NODE_ENV: "development",
    PORT: String(port),
    // Each writer may then come from an address of its own.
    TRUST_PROXY_HOPS: "1",
    ...settings,
  };
  const child = spawn(process.execPath, [join(root, "scripts", "start.mjs")], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (text: Buffer) => (log += text.toString()));
  const ended = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
  return { url: `http://127.0.0.1:${port}`, child, log: () => log, ended };
}

export async function startServer(port: number, settings: Record<string, string>): Promise<ServerProcess> {
  const server = spawnServer(port, settings);
  await untilReady(server);
  return server;
}

/** As a power cut does it. */
export async function killServer(server: ServerProcess): Promise<void> {
  server.child.kill("SIGKILL");
  await server.ended;
}

/** Kindly, for the end of a test. */
export async function endServer(server: ServerProcess): Promise<number | null> {
  server.child.kill("SIGTERM");
  return server.ended;
}

/** Status of one answer; 0 when nobody answers. */
export async function statusOf(server: ServerProcess, path: string): Promise<number> {
  try {
    const answer = await fetch(server.url + path, { signal: AbortSignal.timeout(8_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

export const liveStatus = (server: ServerProcess): Promise<number> => statusOf(server, isLive.path);
export const readyStatus = (server: ServerProcess): Promise<number> => statusOf(server, isReady.path);

export async function untilReady(server: ServerProcess): Promise<void> {
  while ((await readyStatus(server)) !== 200) {
    if (server.child.exitCode !== null) throw new Error(`ended with ${server.child.exitCode}: ${server.log()}`);
    await sleep(25);
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => void probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => void probe.close(done));
  return port;
}
