import { sessions } from "@posoka/db/schema/accounts";
import { getMe, refreshSession, setDevice, signIn, signOut, signOutEverywhere } from "@posoka/schema/accounts";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePassword } from "../../support/factories.ts";
import { openWorld, type Visitor, type World } from "../../support/world.ts";

const minute = 60_000;

describe("a session on a shared device", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function enter(shared: boolean) {
    const youth = await world.as("youth");
    const visitor = world.visitor();
    const { me, accessToken } = await visitor(signIn, {
      body: { login: youth.userName, password: madePassword, shared },
    });
    return { youth, visitor, me, headers: { authorization: `Bearer ${accessToken}` } };
  }

  const isSignedIn = (visitor: Visitor) =>
    visitor(refreshSession).then(
      () => true,
      () => false,
    );

  it("has a cookie that goes with the browser, also after each renewal; an own device keeps it", async () => {
    const { visitor, me } = await enter(true);
    expect(me.sharedDevice).toBe(true);
    expect(visitor.lastCookie()).not.toMatch(/max-age|expires/i);
    expect((await visitor(refreshSession)).me.sharedDevice).toBe(true);
    expect(visitor.lastCookie()).not.toMatch(/max-age|expires/i);
    const own = await enter(false);
    expect(own.me.sharedDevice).toBe(false);
    expect(own.visitor.lastCookie()).toMatch(/max-age=2592000/i);
  });

  it("ends 30 minutes after the last use, and after 12 hours in any case", async () => {
    const { visitor, headers } = await enter(true);
    world.clock.advance(30 * minute - 1);
    expect(await isSignedIn(visitor)).toBe(true);
    world.clock.advance(30 * minute);
    expect(await isSignedIn(visitor)).toBe(false);
    await expect(visitor(getMe, { headers })).rejects.toMatchObject({ code: "unauthenticated" });

    const long = await enter(true);
    for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
      world.clock.advance(20 * minute);
      expect(await isSignedIn(long.visitor)).toBe(true);
    }
    world.clock.advance(20 * minute);
    expect(await isSignedIn(long.visitor)).toBe(false);
  });

  it("becomes shared, and own again, without signing in anew", async () => {
    const { visitor, headers, youth } = await enter(false);
    await visitor(setDevice, { headers, body: { shared: true } });
    expect(visitor.lastCookie()).not.toMatch(/max-age|expires/i);
    const [row] = await world.db
      .select()
      .from(sessions)
      .where(eq(sessions.accountId, youth.id))
      .orderBy(sessions.endsAt);
    expect(row).toMatchObject({ shared: true, endsAt: new Date(world.clock.now().getTime() + 30 * minute) });
    expect((await visitor(refreshSession)).me.sharedDevice).toBe(true);
    await visitor(setDevice, { headers, body: { shared: false } });
    expect(visitor.lastCookie()).toMatch(/max-age=2592000/i);
    world.clock.advance(9 * minute);
    expect((await visitor(refreshSession)).me.sharedDevice).toBe(false);
  });

  it("takes what pages kept on the device along when it is left; an own device keeps it", async () => {
    const leave = async (shared: boolean, contract: typeof signOut | typeof signOutEverywhere) => {
      const { headers } = await enter(shared);
      const answer = await world.app.inject({ method: "POST", url: contract.path, headers, payload: {} });
      expect(answer.statusCode).toBe(200);
      return answer.headers["clear-site-data"];
    };
    expect(await leave(true, signOut)).toBe('"cache", "storage"');
    expect(await leave(true, signOutEverywhere)).toBe('"cache", "storage"');
    expect(await leave(false, signOut)).toBeUndefined();
  });
});
