import { loadDemo } from "@posoka/api/modules/demo/service/load-demo";
import { demoSignIns } from "@posoka/api/modules/demo/service/sign-ins";
import { accounts } from "@posoka/db/schema/accounts";
import { applications } from "@posoka/db/schema/applications";
import { openings } from "@posoka/db/schema/openings";
import { organisations } from "@posoka/db/schema/organisations";
import { auditEntries } from "@posoka/db/schema/system";
import { listYouths } from "@posoka/schema/cases";
import { demoPassword } from "@posoka/api/modules/demo/people";
import { listMyMatches } from "@posoka/schema/matches";
import { signIn } from "@posoka/schema/accounts";
import { listOpenings } from "@posoka/schema/openings";
import { getSite } from "@posoka/schema/site";
import { count } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("a demo world", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld({ demo: true })));
  afterAll(() => world.close());

  const load = () => loadDemo({ db: world.db, config: world.deps.config, now: world.clock.now });
  const sizes = async () =>
    Promise.all(
      [accounts, organisations, openings, applications, auditEntries].map(
        async (table) => (await world.db.select({ n: count() }).from(table))[0]!.n,
      ),
    );

  it("is written once, also by two servers at once", async () => {
    await Promise.all([load(), load()]);
    const before = await sizes();
    await load();
    expect(await sizes()).toEqual(before);
    expect(before.slice(0, 4).every((n) => n > 3)).toBe(true);
  });

  it("says of every organisation that it is invented", async () => {
    const names = await world.db.select({ name: organisations.name }).from(organisations);
    expect(names.every(({ name }) => name.startsWith("Демо: "))).toBe(true);
  });

  it("shows sign-ins that work, in a demo only", async () => {
    const { demoSignIns: shown } = await world.guest(getSite, {});
    expect(new Set(shown.map(({ role }) => role))).toEqual(new Set(["youth", "partner", "staff", "mentor", "admin"]));
    for (const { login, password } of shown) {
      await expect(world.visitor()(signIn, { body: { login, password } }), login).resolves.toBeTruthy();
    }
    expect(demoSignIns({ demo: false })).toEqual([]);
    await expect(
      loadDemo({ db: world.db, config: { ...world.deps.config, production: true }, now: world.clock.now }),
    ).rejects.toThrow("never shown in production");
  });

  it("has a team in which each sees the own cases and who is nobody's, and the supervisor the unit's", async () => {
    const seenBy = async (login: string) => {
      const { accessToken } = await world.visitor()(signIn, { body: { login, password: demoPassword } });
      const headers = { authorization: `Bearer ${accessToken}` };
      const { items } = await world.guest(listYouths, { headers });
      return Object.fromEntries(items.map(({ userName, relation }) => [userName, relation]));
    };
    expect(await seenBy("demo-staff")).toEqual({ "demo-elena": "own", "demo-mila": "unit", "demo-asen": "unassigned" });
    expect(await seenBy("demo-staff-2")).toEqual({ "demo-mila": "own", "demo-asen": "unassigned" });
  });

  it("has something within reach of a young person, and openings of every kind but classes", async () => {
    await world.refreshIndex();
    const { items } = await world.guest(listOpenings, { query: { limit: 50 } });
    expect(new Set(items.map(({ kind }) => kind)).size).toBe(7);
    expect(items.length).toBeGreaterThanOrEqual(14);
    const [elena] = demoSignIns({ demo: true });
    const { accessToken } = await world.visitor()(signIn, { body: { login: elena!.login, password: elena!.password } });
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await world.app.inject({ method: "GET", url: listMyMatches.path, headers });
    const matches = listMyMatches.reply.parse(answer.json());
    expect(matches.items.length).toBeGreaterThan(2);
    expect(matches.adultsOnly).toBe(1);
  });

  it("moves its dates on when it is opened again much later", async () => {
    world.clock.advance(60 * 86_400_000);
    await load();
    const { total } = await world.guest(listOpenings, { query: {} });
    expect(total).toBeGreaterThanOrEqual(14);
  });
});
