import { accountRoles, attemptCounters } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import { actAs, getMe, signIn, signOut } from "@posoka/schema/accounts";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePassword } from "../../support/factories.ts";
import { openWorld, type World } from "../../support/world.ts";

describe("POST /api/v1/auth/sign-in", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const enter = (login: string, password = madePassword, address?: string) =>
    world.visitor(address === undefined ? {} : { address })(signIn, { body: { login, password } });

  it("takes the user name in any letter case, and a confirmed e-mail", async () => {
    const { id, userName } = await world.as("mentor", {
      account: { email: "mina@example.org", emailConfirmedAt: world.clock.now() },
    });
    expect((await enter(` ${userName.toUpperCase()} `)).me.id).toBe(id);
    expect((await enter("Mina@Example.org")).me.id).toBe(id);
  });

  it("does not take an e-mail that nobody confirmed", async () => {
    await world.as("mentor", { account: { email: "open@example.org" } });
    await expect(enter("open@example.org")).rejects.toMatchObject({ code: "wrong_credentials" });
  });

  it("says the same for an unknown name, a wrong password, a disabled, an invited and a roleless account", async () => {
    const { userName } = await world.as("staff");
    const disabled = await world.as("staff", { account: { disabledAt: world.clock.now() } });
    const invited = await world.as("staff", { account: { passwordHash: null } });
    const roleless = await world.as("staff");
    await world.db
      .update(accountRoles)
      .set({ endedAt: world.clock.now() })
      .where(eq(accountRoles.accountId, roleless.id));

    const tries = [
      ["nobody-1234", madePassword],
      ["nobody@example.org", madePassword],
      [userName, "не е това"],
      [disabled.userName, madePassword],
      [invited.userName, madePassword],
      [roleless.userName, madePassword],
    ];
    const answers = await Promise.all(
      tries.map(async ([login, password]) => {
        const answer = await world.app.inject({
          method: "POST",
          url: "/api/v1/auth/sign-in",
          payload: { login, password },
        });
        const { error } = answer.json<{ error: Record<string, unknown> }>();
        const { date: _, ...headers } = answer.headers;
        return {
          status: answer.statusCode,
          code: error["code"],
          keys: Object.keys(error),
          headers: Object.keys(headers),
          cookie: headers["set-cookie"],
        };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 401, code: "wrong_credentials", cookie: undefined });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it("leaves a trace of what it refused, without the name that was tried", async () => {
    const { id, userName } = await world.as("staff");
    await expect(enter(userName, "не е това")).rejects.toMatchObject({ code: "wrong_credentials" });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(trail).toMatchObject([{ act: "session.refused", actorId: null, detail: {} }]);
    expect(world.log.filter((line) => line.includes("sign_in_failed")).join("")).not.toContain(userName);
  });

  it("slows down guessing at one account from one place, and nobody else there", async () => {
    const [victim, other] = [await world.as("staff"), await world.as("staff")];
    const address = "10.77.0.1";
    for (let turn = 0; turn < 10; turn += 1)
      await expect(enter(victim.userName, `опит ${turn} тук`, address)).rejects.toMatchObject({
        code: "wrong_credentials",
      });
    await expect(enter(victim.userName, madePassword, address)).rejects.toMatchObject({
      code: "rate_limited",
      extra: { retryAfterSeconds: 900 },
    });
    await expect(enter(other.userName, madePassword, address)).resolves.toBeDefined();
    await expect(enter(victim.userName, madePassword, "10.77.0.2")).resolves.toBeDefined();
    const [line] = await world.db.select().from(auditEntries).where(eq(auditEntries.act, "attempts.limited"));
    expect(line).toMatchObject({ subjectId: "sign_in_here", detail: { most: 10 } });
    world.clock.advance(900_000);
    await expect(enter(victim.userName, madePassword, address)).resolves.toBeDefined();
  });

  it("lets 30 young people behind one router in, each after a slip", async () => {
    const address = "10.78.0.1";
    const people = await Promise.all(Array.from({ length: 30 }, () => world.as("youth")));
    const outcomes = await Promise.all(
      people.map(async ({ userName }) => {
        await enter(userName, "една грешка", address).catch(() => undefined);
        return (await enter(userName, madePassword, address)).me.userName === userName;
      }),
    );
    expect(outcomes.every(Boolean)).toBe(true);
  });

  it("ends a storm from one address", async () => {
    const address = "10.79.0.1";
    await world.db.delete(attemptCounters);
    await enter("storm-0000", "каквото и да е", address).catch(() => undefined);
    await world.db.update(attemptCounters).set({ count: 300 });
    await expect(enter("storm-0001", "каквото и да е", address)).rejects.toMatchObject({ code: "rate_limited" });
    expect((await world.db.select().from(attemptCounters)).map(({ bucket }) => bucket).join()).not.toContain("10.79");
  });

  it("does not believe a forwarded address that no proxy of ours wrote", async () => {
    await world.db.delete(attemptCounters);
    for (const forged of ["1.2.3.4", "5.6.7.8"]) {
      const headers = { "x-forwarded-for": forged };
      await world.app.inject({
        method: "POST",
        url: "/api/v1/auth/sign-in",
        headers,
        remoteAddress: "10.80.0.1",
        payload: { login: "x-1111", password: "y" },
      });
    }
    const rows = await world.db.select().from(attemptCounters);
    expect(rows.filter(({ bucket }) => bucket.startsWith("sign_in_address"))).toMatchObject([{ count: 2 }]);
  });

  it("opens the role one acted in last, and changes it only to one's own", async () => {
    const { id, userName } = await world.as("staff");
    await world.db.insert(accountRoles).values({ accountId: id, role: "mentor" });
    world.clock.advance(1000);
    const visitor = world.visitor();
    const { accessToken, me } = await visitor(signIn, { body: { login: userName, password: madePassword } });
    expect(me).toMatchObject({ acting: "staff" });
    expect(me.roles.map(({ role }) => role).sort()).toEqual(["mentor", "staff"]);

    const headers = { authorization: `Bearer ${accessToken}` };
    const changed = await visitor(actAs, { headers, body: { role: "mentor", organisationId: null } });
    expect(changed.me.acting).toBe("mentor");
    expect((await visitor(getMe, { headers })).acting).toBe("mentor");
    await expect(visitor(actAs, { headers, body: { role: "admin", organisationId: null } })).rejects.toMatchObject({
      code: "not_found",
    });
    const { id: organisationId } = await world.make.organisation();
    await expect(visitor(actAs, { headers, body: { role: "mentor", organisationId } })).rejects.toMatchObject({
      code: "not_found",
    });

    world.clock.advance(1000);
    expect((await enter(userName)).me.acting).toBe("mentor");
  });

  it("ends the session of whoever was signed in on the device before", async () => {
    const [first, second] = [await world.as("youth"), await world.as("youth")];
    const device = world.visitor();
    const { accessToken } = await device(signIn, { body: { login: first.userName, password: madePassword } });
    await device(signIn, { body: { login: second.userName, password: madePassword } });
    await expect(device(getMe, { headers: { authorization: `Bearer ${accessToken}` } })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("takes a password that looks like code, or like nothing, as a password", async () => {
    const { userName } = await world.as("youth");
    for (const password of ["' or 1=1 --", "\u0000\u0000", "\ud800", "x".repeat(128)]) {
      const answer = await world.app.inject({
        method: "POST",
        url: "/api/v1/auth/sign-in",
        payload: { login: userName, password },
      });
      expect([401, 422]).toContain(answer.statusCode);
    }
  });

  it("lets out who is not in", async () => {
    await expect(world.visitor()(signOut)).resolves.toEqual({ done: true });
  });
});
