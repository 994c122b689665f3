import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { buildApp } from "@posoka/api/app";
import { startWorker } from "@posoka/api/worker";
import { openDb } from "@posoka/db/client";
import { getSite, isLive, isReady } from "@posoka/schema/site";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

/** A line to the database that can be cut: what is open breaks, what is new is refused. */
async function openLine(target: URL) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
      one.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((done) => void server.listen(port, "127.0.0.1", done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  const cut = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    });
  return { url: url.href, cut, mend: () => listen(port) };
}

describe("a server whose database goes away", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("lives on, is not ready meanwhile, tells of failed work once, and works again as soon as the database does", async () => {
    const line = await openLine(new URL(world.deps.config.databaseUrl));
    const { db, close } = openDb(line.url, { max: 4, applicationName: "test" });
    const deps = { ...world.deps, db };
    const app = await buildApp(deps);
    const told: string[] = [];
    const worker = startWorker(deps, { error: (detail) => void told.push((detail as { job: string }).job) });
    const status = async ({ path }: { path: string }) => (await app.inject({ url: path })).statusCode;
    expect([await status(isReady), await status(getSite)]).toEqual([200, 200]);

    await line.cut();
    expect([await status(isLive), await status(isReady), await status(getSite)]).toEqual([200, 503, 503]);
    await expect.poll(() => told.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await line.mend();
    expect([await status(isReady), await status(getSite)]).toEqual([200, 200]);

    await worker.stop();
    expect(new Set(told).size).toBe(told.length);
    await app.close();
    await close();
    await line.cut();
  });
});
