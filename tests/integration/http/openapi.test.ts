import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allContracts } from "../../support/all-contracts.ts";
import { openWorld, type World } from "../../support/world.ts";

type Operation = { summary?: string; responses: Record<string, unknown>; security?: unknown[] };
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };

describe("GET /api/v1/openapi.json", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const read = async (): Promise<Document> =>
    (await world.app.inject({ url: "/api/v1/openapi.json" })).json<Document>();

  it("lists every operation of the schema package, with its summary, its reply and whether it needs a sign-in", async () => {
    const { openapi, paths } = await read();
    expect(openapi).toBe("3.1.0");
    const contracts = await allContracts();
    expect(contracts.length).toBeGreaterThan(60);
    const faults = contracts.filter(([, { method, path, status, summary, access }]) => {
      const operation = paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
      const isOpen = access === "public";
      return (
        operation?.summary !== summary ||
        !(status in operation.responses) ||
        (operation.security === undefined) !== isOpen
      );
    });
    expect(faults.map(([name]) => name)).toEqual([]);
  });

  it("lists nothing that no contract describes", async () => {
    const known = new Set(
      (await allContracts()).map(([, { method, path }]) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`),
    );
    const { paths } = await read();
    const listed = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.filter((one) => !known.has(one))).toEqual([]);
  });

  it("can be read as a page without scripts", async () => {
    const page = await world.app.inject({ url: "/api/v1/docs" });
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    for (const [, { path }] of await allContracts()) expect(page.body).toContain(path.replace(/:(\w+)/g, "{$1}"));
    expect(page.body).not.toContain("<script");
  });
});
