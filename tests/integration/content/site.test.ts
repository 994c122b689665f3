import { buildApp } from "@posoka/api/app";
import { openDb } from "@posoka/db/client";
import { settings } from "@posoka/db/schema/organisations";
import { auditEntries } from "@posoka/db/schema/system";
import { getSite, isLive, isReady, recordMediation } from "@posoka/schema/site";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("what the pages need to know about this installation", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("shows the mediation number from its date on, keeps earlier ones and leaves a trace without the number", async () => {
    const staff = await world.as("staff");
    expect(await world.guest(getSite)).toMatchObject({ demo: false, mediationNumber: null, demoSignIns: [] });
    await staff(recordMediation, { body: { number: "№ 7/2026", since: "2026-03-12" } });
    expect((await world.guest(getSite)).mediationNumber).toBeNull();
    world.clock.set("2026-03-11T22:00:00.000Z"); // 00:00 on the 12th in Sofia
    expect((await world.guest(getSite)).mediationNumber).toBe("№ 7/2026");
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.act, "settings.mediation"));
    expect(trail.map(({ detail }) => detail)).toEqual([{ since: "2026-03-12", ended: false }]);
    expect(await world.db.select().from(settings)).toHaveLength(1);
  });

  it("is recorded by staff only", async () => {
    const body = { number: "1", since: "2026-01-01" };
    await expect(world.guest(recordMediation, { body })).rejects.toMatchObject({ code: "unauthenticated" });
    const partner = await world.as("partner");
    await expect(partner(recordMediation, { body })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("health", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("is live and ready with a database", async () => {
    expect(await world.guest(isLive)).toEqual({ live: true });
    expect(await world.guest(isReady)).toMatchObject({ ready: true });
  });

  it("lives without a database, but is not ready, and does not say why", async () => {
    const { db, close } = openDb("postgresql://posoka@127.0.0.1:1/none", { max: 1, applicationName: "test" });
    const app = await buildApp({ ...world.deps, db });
    expect((await app.inject({ url: isLive.path })).statusCode).toBe(200);
    const answer = await app.inject({ url: isReady.path });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("5");
    expect(Object.keys(answer.json<{ error: object }>().error).sort()).toEqual(["code", "requestId"]);
    await app.close();
    await close();
  });
});
