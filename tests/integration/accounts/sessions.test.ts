import { forgetEndedSessions } from "@posoka/api/modules/accounts/service/sessions";
import { refreshTokens, sessions } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import {
  endMySession,
  getMe,
  listMySessions,
  refreshSession,
  signIn,
  signOut,
  signOutEverywhere,
} from "@posoka/schema/accounts";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePassword } from "../../support/factories.ts";
import { openWorld, type Visitor, type World } from "../../support/world.ts";

const bearer = (accessToken: string) => ({ headers: { authorization: `Bearer ${accessToken}` } });
const unauthenticated = { code: "unauthenticated" };

describe("a session", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function signedIn(userAgent?: string) {
    const { userName, id } = await world.as("youth");
    const visitor = world.visitor(userAgent === undefined ? {} : { userAgent });
    const session = await visitor(signIn, { body: { login: userName, password: madePassword } });
    return { id, userName, visitor, ...session };
  }
  const cookieOf = (visitor: Visitor) => visitor.cookies.get("posoka-refresh") ?? "";
  const holding = (token: string): Visitor => {
    const visitor = world.visitor();
    visitor.cookies.set("posoka-refresh", token);
    return visitor;
  };

  it("goes on by its cookie, which changes at every use and is kept as a hash", async () => {
    const { visitor, me } = await signedIn();
    const first = cookieOf(visitor);
    world.clock.advance(600_000);
    const next = await visitor(refreshSession);
    expect(next.me.id).toBe(me.id);
    expect(cookieOf(visitor)).not.toBe(first);
    expect((await visitor(getMe, bearer(next.accessToken))).id).toBe(me.id);
    const kept = await world.db.select().from(refreshTokens);
    expect(JSON.stringify(kept)).not.toContain(cookieOf(visitor));
  });

  it("gives a token of ten minutes and not a second more", async () => {
    const { visitor, accessToken, expiresAt } = await signedIn();
    expect(new Date(expiresAt).getTime() - world.clock.now().getTime()).toBe(600_000);
    world.clock.advance(599_000);
    await expect(visitor(getMe, bearer(accessToken))).resolves.toBeDefined();
    world.clock.advance(1_000);
    await expect(visitor(getMe, bearer(accessToken))).rejects.toMatchObject(unauthenticated);
  });

  it("is renewed, ended and begun by a page that still sends a token which is over", async () => {
    const { visitor, accessToken, userName } = await signedIn();
    world.clock.advance(3_600_000);
    await expect(visitor(refreshSession, bearer(accessToken))).resolves.toBeDefined();
    await expect(visitor(signOut, bearer(accessToken))).resolves.toEqual({ done: true });
    expect(visitor.cookies.size).toBe(0);
    const again = { ...bearer(accessToken), body: { login: userName, password: madePassword } };
    await expect(visitor(signIn, again)).resolves.toBeDefined();
  });

  it("forgives an honest retry within ten seconds, also at once", async () => {
    const { visitor } = await signedIn();
    const token = cookieOf(visitor);
    const answers = await Promise.all([holding(token)(refreshSession), holding(token)(refreshSession)]);
    expect(answers).toHaveLength(2);
    world.clock.advance(10_000);
    const late = holding(token);
    await expect(late(refreshSession)).resolves.toBeDefined();
    await expect(late(refreshSession)).resolves.toBeDefined();
  });

  it("ends for thief and owner when a used cookie comes back later, with a line in the log", async () => {
    const { visitor, accessToken, id } = await signedIn();
    const stolen = cookieOf(visitor);
    await visitor(refreshSession);
    world.clock.advance(10_001);
    const thief = holding(stolen);
    await expect(thief(refreshSession)).rejects.toMatchObject(unauthenticated);
    expect(thief.cookies.size).toBe(0);
    await expect(visitor(getMe, bearer(accessToken))).rejects.toMatchObject(unauthenticated);
    await expect(visitor(refreshSession)).rejects.toMatchObject(unauthenticated);
    expect(world.log.filter((line) => line.includes('"security":"refresh_replayed"'))).not.toHaveLength(0);
    const [row] = await world.db.select().from(sessions).where(eq(sessions.revokedWhy, "replayed"));
    expect(row?.accountId).toBe(id);
    expect(await world.db.select().from(auditEntries).where(eq(auditEntries.act, "session.replayed"))).toHaveLength(1);
  });

  it("is over for who does not come back in 30 days, and for everybody after 180", async () => {
    const { visitor } = await signedIn();
    for (let month = 0; month < 7; month += 1) {
      world.clock.advance(29 * 86_400_000);
      const outcome = visitor(refreshSession);
      if (month < 6) await expect(outcome).resolves.toBeDefined();
      else await expect(outcome).rejects.toMatchObject(unauthenticated);
    }
    const idle = await signedIn();
    world.clock.advance(30 * 86_400_000);
    await expect(idle.visitor(refreshSession)).rejects.toMatchObject(unauthenticated);
  });

  it.each(["", "x", "a".repeat(43), "a".repeat(5000), "../../etc/passwd", "%00"])(
    "is not opened by the cookie %j",
    async (token) => {
      await expect(holding(token)(refreshSession)).rejects.toMatchObject(unauthenticated);
    },
  );

  it("is not opened by an access token in the cookie", async () => {
    const { accessToken } = await signedIn();
    await expect(holding(accessToken)(refreshSession)).rejects.toMatchObject(unauthenticated);
  });

  it("ends at once by signing out, and its cookie goes", async () => {
    const { visitor, accessToken } = await signedIn();
    const token = cookieOf(visitor);
    await visitor(signOut);
    expect(visitor.cookies.size).toBe(0);
    await expect(visitor(getMe, bearer(accessToken))).rejects.toMatchObject(unauthenticated);
    await expect(holding(token)(refreshSession)).rejects.toMatchObject(unauthenticated);
  });

  it("ends everywhere when the person says so", async () => {
    const { visitor, userName, accessToken } = await signedIn();
    const other = world.visitor();
    await other(signIn, { body: { login: userName, password: madePassword } });
    await visitor(signOutEverywhere, bearer(accessToken));
    await expect(other(refreshSession)).rejects.toMatchObject(unauthenticated);
    await expect(visitor(refreshSession)).rejects.toMatchObject(unauthenticated);
  });

  it("is listed with its device in plain words, and can be ended one by one", async () => {
    const android =
      "Mozilla/5.0 (Linux; Android 14; SM-A145R) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36";
    const { visitor, userName, accessToken } = await signedIn(android);
    const other = world.visitor({
      userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    });
    await other(signIn, { body: { login: userName, password: madePassword } });

    const { items } = await visitor(listMySessions, bearer(accessToken));
    // The account came with a session of its own.
    expect(items).toHaveLength(3);
    expect(items.find(({ current }) => current)?.device).toBe("Chrome · Android");
    const firefox = items.find(({ device }) => device === "Firefox · Linux");
    await visitor(endMySession, { ...bearer(accessToken), params: { sessionId: firefox?.id ?? "" } });
    await expect(other(refreshSession)).rejects.toMatchObject(unauthenticated);

    const stranger = await world.as("youth");
    const mine = items.find(({ current }) => current)?.id ?? "";
    await expect(stranger(endMySession, { params: { sessionId: mine } })).rejects.toMatchObject({ code: "not_found" });
    await expect(visitor(getMe, bearer(accessToken))).resolves.toBeDefined();
  });

  it("is not refreshed for a page of another site", async () => {
    const { visitor } = await signedIn();
    const foreign = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "http://evil.example:4000", host: "evil.example:4000" },
    ];
    for (const headers of foreign) {
      await expect(
        visitor(refreshSession, { headers: headers as unknown as Record<string, string> }),
      ).rejects.toMatchObject({ code: "origin_refused" });
    }
    for (const headers of [
      { origin: "http://localhost:4000" },
      { origin: "http://192.168.1.5:4000", host: "192.168.1.5:4000" },
    ]) {
      await expect(
        visitor(refreshSession, { headers: headers as unknown as Record<string, string> }),
      ).resolves.toBeDefined();
    }
  });

  it("is forgotten 30 days after its end with its tokens, but for the last, which says when somebody was here", async () => {
    const { id, userName, visitor } = await signedIn();
    await visitor(signOut);
    world.clock.advance(1000);
    const last = world.visitor();
    const { me } = await last(signIn, { body: { login: userName, password: madePassword } });
    await last(signOut);
    const lastSeen = world.clock.now();
    const kept = async () => (await world.db.select().from(sessions).where(eq(sessions.accountId, id))).length;
    const before = await kept();
    expect(before).toBeGreaterThan(1);
    world.clock.advance(29 * 86_400_000);
    await forgetEndedSessions(world.deps);
    expect(await kept()).toBe(before);
    world.clock.advance(800 * 86_400_000);
    await forgetEndedSessions(world.deps);
    const rows = await world.db.select().from(sessions).where(eq(sessions.accountId, me.id));
    expect(rows.map((row) => row.lastSeenAt)).toEqual([lastSeen]);
    const again = await world.visitor()(signIn, { body: { login: userName, password: madePassword } });
    expect(again.me.id).toBe(id);
  });
});

describe("the refresh cookie", () => {
  const flags = async (publicUrl: string, secure: boolean): Promise<string> => {
    const world = await openWorld({ publicUrl, secure });
    try {
      const { userName } = await world.as("youth");
      const visitor = world.visitor();
      await visitor(signIn, { body: { login: userName, password: madePassword } });
      return visitor.lastCookie() ?? "";
    } finally {
      await world.close();
    }
  };

  it("is bound to the host over https", async () => {
    const cookie = await flags("https://posoka.example.org", true);
    expect(cookie).toMatch(/^__Host-posoka=[A-Za-z0-9_-]{43}; /);
    expect(cookie.split("; ").slice(1).sort()).toEqual([
      "HttpOnly",
      "Max-Age=2592000",
      "Path=/",
      "SameSite=Strict",
      "Secure",
    ]);
  });

  it("works over plain http on localhost", async () => {
    const cookie = await flags("http://localhost:4000", false);
    expect(cookie).toMatch(/^posoka-refresh=/);
    expect(cookie.split("; ").slice(1).sort()).toEqual(["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Strict"]);
  });
});
