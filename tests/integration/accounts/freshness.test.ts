import { accounts } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import { completeReset, confirmEmail, getMe, requestReset, signIn } from "@posoka/schema/accounts";
import { changeEmail, reauthenticate } from "@posoka/schema/factors";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrol } from "../../support/factor.ts";
import { madePassword } from "../../support/factories.ts";
import { mailsTo, secretOf } from "../../support/mails.ts";
import { openWorld, type World } from "../../support/world.ts";

const freshNeeded = { code: "fresh_needed" };
const tenMinutes = 600_000;

describe("POST /api/v1/me/reauthenticate", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const risky = (email = "new@example.org") => ({ body: { email } });

  it("counts for ten minutes and not a second more", async () => {
    const person = await world.as("youth");
    world.clock.advance(tenMinutes);
    await expect(person(changeEmail, risky())).rejects.toMatchObject(freshNeeded);
    const { freshUntil } = await person(reauthenticate, { body: { password: madePassword } });
    expect(new Date(freshUntil).getTime() - world.clock.now().getTime()).toBe(tenMinutes);
    world.clock.advance(tenMinutes - 1);
    await expect(person(changeEmail, risky())).resolves.toEqual({ done: true });
    world.clock.advance(1);
    await expect(person(changeEmail, risky())).rejects.toMatchObject(freshNeeded);
  });

  it("takes a code of the second factor once, or a recovery code", async () => {
    const person = await world.as("staff", { factor: false });
    const { code, recoveryCodes } = await enrol(world, person);
    await expect(person(reauthenticate, { body: { code: code() } })).resolves.toBeDefined();
    await expect(person(reauthenticate, { body: { code: code() } })).rejects.toMatchObject({
      extra: { fields: { code: "wrong_code" } },
    });
    await expect(person(reauthenticate, { body: { code: recoveryCodes[0] ?? "" } })).resolves.toBeDefined();
  });

  it("is of one session: another device of the same person proves nothing here", async () => {
    const person = await world.as("youth");
    world.clock.advance(tenMinutes);
    await world.visitor()(signIn, { body: { login: person.userName, password: madePassword } });
    await expect(person(changeEmail, risky())).rejects.toMatchObject(freshNeeded);
  });

  it("refuses a wrong password, both proofs, none, and guessing at either", async () => {
    const person = await world.as("staff");
    await expect(person(reauthenticate, { body: {} })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(person(reauthenticate, { body: { password: madePassword, code: "123456" } })).rejects.toMatchObject({
      code: "invalid_input",
    });
    const wrong = () => person(reauthenticate, { body: { password: "не е това" } });
    for (let turn = 0; turn < 10; turn += 1) await expect(wrong()).rejects.toMatchObject({ code: "wrong_credentials" });
    await expect(person(reauthenticate, { body: { password: madePassword } })).rejects.toMatchObject({
      code: "rate_limited",
    });
    // Nobody set up a factor for this account, so no code is right.
    const guess = () => person(reauthenticate, { body: { code: "123456" } });
    for (let turn = 0; turn < 5; turn += 1) await expect(guess()).rejects.toMatchObject({ code: "invalid_input" });
    await expect(guess()).rejects.toMatchObject({ code: "rate_limited" });
  });
});

describe("PUT /api/v1/me/email", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  let number = 0;
  async function somebody() {
    const email = `old-${(number += 1)}@example.org`;
    const person = await world.as("youth", { account: { email, emailConfirmedAt: world.clock.now() } });
    return { person, old: email, next: `next-${number}@example.org` };
  }
  const linkTo = async (address: string) =>
    secretOf((await mailsTo(world, address)).findLast(({ mail }) => mail === "changeEmail")?.params["link"]);
  const kinds = async (address: string) => (await mailsTo(world, address)).map(({ mail }) => mail);

  it("counts from the moment its owner opens the link; the old address is told both times", async () => {
    const { person, old, next } = await somebody();
    await person(changeEmail, { body: { email: next.toUpperCase() } });
    expect(await person(getMe)).toMatchObject({ email: old, emailConfirmed: true });
    expect(await kinds(old)).toEqual(["changeEmailAsked"]);
    const token = await linkTo(next);
    await world.guest(confirmEmail, { body: { token } });
    expect(await person(getMe)).toMatchObject({ email: next, emailConfirmed: true });
    expect(await kinds(old)).toEqual(["changeEmailAsked", "emailChanged"]);
    await expect(world.visitor()(signIn, { body: { login: next, password: madePassword } })).resolves.toBeDefined();
    await expect(world.visitor()(signIn, { body: { login: old, password: madePassword } })).rejects.toMatchObject({
      code: "wrong_credentials",
    });
    await expect(world.guest(confirmEmail, { body: { token } })).rejects.toMatchObject({ code: "link_used" });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, person.id));
    expect(trail.map(({ act }) => act)).toEqual(["account.ask_change_email", "account.change_email"]);
    expect(JSON.stringify(trail)).not.toContain("example.org");
  });

  it("ends links that wait in the old mailbox", async () => {
    const { person, old, next } = await somebody();
    await world.visitor()(requestReset, { body: { email: old } });
    const reset = secretOf((await mailsTo(world, old)).at(-1)?.params["link"]);
    await person(changeEmail, { body: { email: next } });
    await world.guest(confirmEmail, { body: { token: await linkTo(next) } });
    await expect(
      world.guest(completeReset, { body: { token: reset, password: "осем сини лампи" } }),
    ).rejects.toMatchObject({ code: "link_used" });
  });

  it("says the same for an address that somebody has, tells that person, and changes nothing", async () => {
    const [one, owner] = [await somebody(), await somebody()];
    await expect(one.person(changeEmail, { body: { email: owner.old } })).resolves.toEqual({ done: true });
    expect(await kinds(owner.old)).toEqual(["changeEmailTaken"]);
    expect(JSON.stringify(await mailsTo(world, owner.old))).not.toContain("confirm-email");
    expect(await one.person(getMe)).toMatchObject({ email: one.old });
  });

  it("goes to the first of two who ask for one address", async () => {
    const [one, two] = [await somebody(), await somebody()];
    const email = "wanted@example.org";
    await one.person(changeEmail, { body: { email } });
    const first = await linkTo(email);
    await two.person(changeEmail, { body: { email } });
    const second = await linkTo(email);
    const outcomes = await Promise.allSettled(
      [first, second].map((token) => world.guest(confirmEmail, { body: { token } })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "link_used" } });
    expect(
      await world.db
        .select()
        .from(accounts)
        .where(and(eq(accounts.email, email))),
    ).toHaveLength(1);
  });

  it("follows the newest link alone, for three days", async () => {
    const { person, next } = await somebody();
    await person(changeEmail, { body: { email: next } });
    const older = await linkTo(next);
    await person(changeEmail, { body: { email: next } });
    const newer = await linkTo(next);
    await expect(world.guest(confirmEmail, { body: { token: older } })).rejects.toMatchObject({ code: "link_used" });
    world.clock.advance(3 * 86_400_000);
    await expect(world.guest(confirmEmail, { body: { token: newer } })).rejects.toMatchObject({ code: "link_used" });
  });

  it("asks at most five times an hour", async () => {
    const { person } = await somebody();
    const ask = (turn: number) => person(changeEmail, { body: { email: `many-${turn}@example.org` } });
    for (let turn = 0; turn < 5; turn += 1) await ask(turn);
    await expect(ask(5)).rejects.toMatchObject({ code: "rate_limited" });
  });
});
