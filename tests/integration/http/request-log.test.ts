import { buildApp } from "@posoka/api/app";
import { openDb } from "@posoka/db/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("the log", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("names the route and the outcome of a request, never its query, address or headers", async () => {
    const headers = { "user-agent": "tell-tale-device", authorization: "Bearer tell-tale-token-of-somebody" };
    await world.app.inject({ url: "/api/v1/openings?q=tell-tale-word", headers, remoteAddress: "10.99.98.97" });
    const lines = world.log.join("");
    expect(lines).toContain('"route":"/api/v1/openings"');
    expect(lines).toContain('"status":401');
    expect(lines).not.toMatch(/tell-tale|10\.99\.98\.97/);
  });

  it("says where a failure came from and not what was in it", async () => {
    const { db, close } = openDb("postgresql://posoka@127.0.0.1:1/none", { max: 1, applicationName: "test" });
    const lines: string[] = [];
    const app = await buildApp({ ...world.deps, db }, { log: { write: (line) => void lines.push(line) } });
    const answer = await app.inject({ url: "/api/v1/openings?q=tell-tale-word" });
    expect(answer.statusCode).toBe(503);
    const failure = lines.find((line) => line.includes('"msg":"failed"'));
    expect(failure).toContain("ECONNREFUSED");
    expect(failure).toContain("list-openings");
    expect(failure).not.toMatch(/tell-tale|select /);
    await app.close();
    await close();
  });
});
