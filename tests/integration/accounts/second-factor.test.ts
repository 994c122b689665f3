import { makeKey } from "@posoka/api/crypto/seal";
import { rotateKeys } from "@posoka/api/modules/privacy/service/rotate-keys";
import { accountFactors, recoveryCodes } from "@posoka/db/schema/factors";
import { sessions } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import {
  changePassword,
  completeReset,
  getMe,
  listMySessions,
  refreshSession,
  requestReset,
  signIn,
} from "@posoka/schema/accounts";
import { confirmFactor, getMyFactor, renewRecoveryCodes, signInWithFactor, startFactor } from "@posoka/schema/factors";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authenticator, enrol, ticketFor } from "../../support/factor.ts";
import { madePassword } from "../../support/factories.ts";
import { mailsTo, secretOf } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const wrongCode = { code: "invalid_input", extra: { fields: { code: "wrong_code" } } };
const ticketOver = { code: "ticket_over" };
const bearer = (accessToken: string) => ({ headers: { authorization: `Bearer ${accessToken}` } });

describe("setting up a second factor", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("counts from its first right code on, and shows ten recovery codes that one time", async () => {
    const person = await world.as("staff", { factor: false });
    expect((await person(getMe)).factor).toBe("missing");
    const { secret, uri, qr } = await person(startFactor);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain(`Posoka:${person.userName}?secret=${secret}&`);
    expect(qr.size).toBeGreaterThan(40);
    expect(await person(getMyFactor)).toEqual({ enrolledAt: null, codesLeft: 0, codesMadeAt: null });
    await expect(person(confirmFactor, { body: { code: "000000" } })).rejects.toMatchObject(wrongCode);
    await expect(
      world.visitor()(signIn, { body: { login: person.userName, password: madePassword } }),
    ).resolves.toBeDefined();

    const code = authenticator(world, secret);
    const made = await person(confirmFactor, { body: { code: code() } });
    expect(new Set(made.recoveryCodes).size).toBe(10);
    for (const one of made.recoveryCodes) expect(one).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/);
    expect((await person(getMe)).factor).toBe("on");
    expect(await person(getMyFactor)).toMatchObject({ enrolledAt: world.clock.now().toISOString(), codesLeft: 10 });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, person.id));
    expect(trail.map(({ act }) => act)).toContain("factor.enrol");
  });

  it("keeps neither the secret nor a recovery code as it is", async () => {
    const person = await world.as("mentor", { factor: false });
    const { secret } = await person(startFactor);
    const waiting = JSON.stringify(await world.db.select().from(accountFactors));
    const { recoveryCodes: codes } = await person(confirmFactor, { body: { code: authenticator(world, secret)() } });
    const kept =
      waiting +
      JSON.stringify(await world.db.select().from(accountFactors)) +
      JSON.stringify(await world.db.select().from(recoveryCodes)) +
      JSON.stringify(await world.db.select().from(auditEntries)) +
      world.log.join("");
    for (const one of [secret, ...codes]) {
      expect(kept).not.toContain(one);
      expect(kept).not.toContain(one.replaceAll("-", ""));
    }
    expect(kept).toContain("v1.test.");
  });

  it("ends the sessions that were begun without it, tells its owner, and keeps this one", async () => {
    const account = { email: "factor-on@example.org", emailConfirmedAt: world.clock.now() };
    const person = await world.as("partner", { factor: false, account });
    const other = world.visitor();
    await other(signIn, { body: { login: person.userName, password: madePassword } });
    await enrol(world, person);
    await expect(other(refreshSession)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(person(getMe)).resolves.toBeDefined();
    expect((await mailsTo(world, account.email)).map(({ mail }) => mail)).toEqual(["factorOn"]);
  });

  it("leaves the old one in force until the first code of the new one", async () => {
    const person = await world.as("staff", { factor: false });
    const old = await enrol(world, person);
    const { secret } = await person(startFactor);
    const code = authenticator(world, secret);
    const enter = async (typed: string) =>
      world.visitor()(signInWithFactor, {
        body: { ticket: await ticketFor(world.visitor(), person.userName), code: typed },
      });
    await expect(enter(code())).rejects.toMatchObject(wrongCode);
    await expect(enter(old.code())).resolves.toBeDefined();
    await person(confirmFactor, { body: { code: code() } });
    world.clock.advance(30_000);
    await expect(enter(old.code())).rejects.toMatchObject(wrongCode);
    await expect(enter(old.recoveryCodes[0] ?? "")).rejects.toMatchObject(wrongCode);
    await expect(enter(code())).resolves.toBeDefined();
  });

  it("is over for a secret that nobody confirmed within half an hour, and asks for a fresh proof", async () => {
    const person = await world.as("staff", { factor: false });
    await expect(person(confirmFactor, { body: { code: "123456" } })).rejects.toMatchObject({ code: "conflict" });
    const { secret } = await person(startFactor);
    world.clock.advance(600_000);
    const code = authenticator(world, secret);
    for (const act of [() => person(startFactor), () => person(confirmFactor, { body: { code: code() } })]) {
      await expect(act()).rejects.toMatchObject({ code: "fresh_needed" });
    }
    world.clock.advance(1_200_000);
    await world.db.update(sessions).set({ freshAt: world.clock.now() }).where(eq(sessions.id, person.sessionId));
    await expect(person(confirmFactor, { body: { code: code() } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not for young people, nor in a demo world, where everybody shares the accounts", async () => {
    const youth = await world.as("youth");
    expect((await youth(getMe)).factor).toBe("off");
    await expect(youth(startFactor)).rejects.toMatchObject({ code: "forbidden" });
    const demo = await openWorld({ demo: true });
    try {
      const staff = await demo.as("staff", { factor: false });
      expect((await staff(getMe)).factor).toBe("off");
      await expect(staff(startFactor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(staff(renewRecoveryCodes)).rejects.toMatchObject({ code: "forbidden" });
    } finally {
      await demo.close();
    }
  });
});

describe("POST /api/v1/auth/sign-in/factor", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function enrolled(email?: string): Promise<Person & Awaited<ReturnType<typeof enrol>>> {
    const account = email === undefined ? {} : { email, emailConfirmedAt: world.clock.now() };
    const person = await world.as("staff", { factor: false, account });
    return Object.assign(person, await enrol(world, person));
  }
  const enter = (ticket: string, code: string, visitor = world.visitor()) =>
    visitor(signInWithFactor, { body: { ticket, code } });
  const signedIn = async (person: { userName: string }, code: string) =>
    enter(await ticketFor(world.visitor(), person.userName), code);

  it("follows the password, which alone opens nothing", async () => {
    const person = await enrolled();
    const visitor = world.visitor();
    const ticket = await ticketFor(visitor, person.userName);
    expect(visitor.cookies.size).toBe(0);
    await expect(visitor(getMe, bearer(ticket))).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(visitor(refreshSession)).rejects.toMatchObject({ code: "unauthenticated" });

    const { accessToken, me } = await enter(ticket, person.code(), visitor);
    expect(me).toMatchObject({ id: person.id, factor: "on" });
    const { items } = await visitor(listMySessions, bearer(accessToken));
    expect(items.find(({ current }) => current)?.factor).toBe("totp");
    await expect(visitor(refreshSession)).resolves.toMatchObject({ me: { factor: "on" } });
  });

  it("opens after keys were rotated, as does a secret that waits for its first code", async () => {
    const person = await enrolled();
    const { secret } = await person(startFactor);
    const fresh = makeKey();
    await rotateKeys(world.db, new Map([fresh, ...world.deps.config.keys]));
    world.deps.config.keys = new Map([fresh]);
    await expect(signedIn(person, person.code())).resolves.toBeDefined();
    await expect(person(confirmFactor, { body: { code: authenticator(world, secret)() } })).resolves.toBeDefined();
  });

  it("says nothing of a second factor to a wrong password", async () => {
    const person = await enrolled();
    await expect(
      world.visitor()(signIn, { body: { login: person.userName, password: "не е това" } }),
    ).rejects.toMatchObject({ code: "wrong_credentials" });
  });

  it("takes a code once, also of two at the same moment, and none before it", async () => {
    const person = await enrolled();
    const tickets = [
      await ticketFor(world.visitor(), person.userName),
      await ticketFor(world.visitor(), person.userName),
    ];
    const outcomes = await Promise.allSettled(tickets.map((ticket) => enter(ticket, person.code())));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: wrongCode });
    await expect(signedIn(person, person.code())).rejects.toMatchObject(wrongCode);
    await expect(signedIn(person, person.code(-1))).rejects.toMatchObject(wrongCode);
    await expect(signedIn(person, person.code(1))).resolves.toBeDefined();
  });

  it("takes a code one step early or late, and no further", async () => {
    const [early, late, far] = [await enrolled(), await enrolled(), await enrolled()];
    world.clock.advance(60_000);
    await expect(signedIn(early, early.code(1))).resolves.toBeDefined();
    await expect(signedIn(late, late.code(-1))).resolves.toBeDefined();
    await expect(signedIn(far, far.code(-2))).rejects.toMatchObject(wrongCode);
    await expect(signedIn(far, far.code(2))).rejects.toMatchObject(wrongCode);
  });

  it("takes each recovery code once, however it is typed, and tells its owner", async () => {
    const person = await enrolled("spare@example.org");
    const [first = "", second = ""] = person.recoveryCodes;
    const tickets = [
      await ticketFor(world.visitor(), person.userName),
      await ticketFor(world.visitor(), person.userName),
    ];
    const outcomes = await Promise.allSettled(tickets.map((ticket) => enter(ticket, ` ${first.toUpperCase()} `)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(signedIn(person, second.replaceAll("-", " "))).resolves.toMatchObject({ me: { factor: "on" } });
    expect(await person(getMyFactor)).toMatchObject({ codesLeft: 8 });
    const mails = await mailsTo(world, "spare@example.org");
    expect(mails.filter(({ mail }) => mail === "recoveryCodeUsed")).toHaveLength(2);
    const others = await enrolled();
    await expect(signedIn(person, others.recoveryCodes[0] ?? "")).rejects.toMatchObject(wrongCode);
  });

  it("takes new recovery codes after they were renewed, and the old ones no more", async () => {
    const person = await enrolled();
    const renewed = await person(renewRecoveryCodes);
    expect(renewed.recoveryCodes).toHaveLength(10);
    await expect(signedIn(person, person.recoveryCodes[3] ?? "")).rejects.toMatchObject(wrongCode);
    await expect(signedIn(person, renewed.recoveryCodes[3] ?? "")).resolves.toBeDefined();
  });

  it("stops guessing after five wrong codes, with whatever ticket and from wherever", async () => {
    const person = await enrolled();
    for (let turn = 0; turn < 5; turn += 1) {
      await expect(signedIn(person, `00000${turn}`)).rejects.toMatchObject(wrongCode);
    }
    await expect(signedIn(person, person.code())).rejects.toMatchObject({
      code: "rate_limited",
      extra: { retryAfterSeconds: 900 },
    });
    await expect(signedIn(person, person.recoveryCodes[0] ?? "")).rejects.toMatchObject({ code: "rate_limited" });
    const other = await enrolled();
    await expect(signedIn(other, other.code())).resolves.toBeDefined();
    world.clock.advance(900_000);
    await expect(signedIn(person, person.code())).resolves.toBeDefined();
    expect(world.log.filter((line) => line.includes('"security":"factor_failed"')).length).toBeGreaterThanOrEqual(5);
  });

  it("stops guessing for the day after thirty", async () => {
    const person = await enrolled();
    for (let turn = 0; turn < 30; turn += 1) {
      if (turn % 5 === 0) world.clock.advance(900_000);
      await expect(signedIn(person, `0000${10 + turn}`)).rejects.toMatchObject(wrongCode);
    }
    world.clock.advance(900_000);
    await expect(signedIn(person, person.code())).rejects.toMatchObject({ code: "rate_limited" });
    world.clock.advance(24 * 3_600_000);
    await expect(signedIn(person, person.code())).resolves.toBeDefined();
  });

  it("needs a ticket of ours that is not over, not used, and this person's", async () => {
    const [person, other] = [await enrolled("tickets@example.org"), await enrolled()];
    await expect(enter("A".repeat(43), person.code())).rejects.toMatchObject(ticketOver);

    const late = await ticketFor(world.visitor(), person.userName);
    world.clock.advance(300_000);
    await expect(enter(late, person.code())).rejects.toMatchObject(ticketOver);

    const used = await ticketFor(world.visitor(), person.userName);
    await enter(used, person.code());
    world.clock.advance(60_000);
    await expect(enter(used, person.code())).rejects.toMatchObject(ticketOver);

    const mine = await ticketFor(world.visitor(), person.userName);
    await expect(enter(mine, other.code())).rejects.toMatchObject(wrongCode);
    await expect(enter(mine, person.code())).resolves.toBeDefined();

    await world.visitor()(requestReset, { body: { email: "tickets@example.org" } });
    const reset = secretOf(
      (await mailsTo(world, "tickets@example.org")).findLast(({ mail }) => mail === "reset")?.params["link"],
    );
    world.clock.advance(60_000);
    await expect(enter(reset, person.code())).rejects.toMatchObject(ticketOver);
    const ticket = await ticketFor(world.visitor(), person.userName);
    await expect(
      world.guest(completeReset, { body: { token: ticket, password: "осем сини лампи" } }),
    ).rejects.toMatchObject({ code: "link_used" });
  });

  it("ends with the password that it followed", async () => {
    const person = await enrolled();
    const ticket = await ticketFor(world.visitor(), person.userName);
    await person(changePassword, { body: { current: madePassword, password: "осем сини лампи" } });
    await expect(enter(ticket, person.code())).rejects.toMatchObject(ticketOver);
  });

  it("is asked for after a new password by mail too", async () => {
    const person = await enrolled("forgot@example.org");
    await world.visitor()(requestReset, { body: { email: "forgot@example.org" } });
    const token = secretOf((await mailsTo(world, "forgot@example.org")).at(-1)?.params["link"]);
    await world.guest(completeReset, { body: { token, password: "осем сини лампи" } });
    await expect(ticketFor(world.visitor(), person.userName, "осем сини лампи")).resolves.toBeDefined();
  });

  it.each(["", "12345", "1234567", "abcdef", "x".repeat(12) + "y", "' or 1=1 --"])(
    "refuses %j as no code at all",
    async (code) => {
      const person = await enrolled();
      await expect(signedIn(person, code)).rejects.toMatchObject({ code: "invalid_input" });
    },
  );
});
