import { accounts, oneTimeLinks } from "@posoka/db/schema/accounts";
import {
  changePassword,
  completeReset,
  confirmEmail,
  getMe,
  requestReset,
  signIn,
  signUp,
} from "@posoka/schema/accounts";
import { texts } from "@posoka/texts/translator";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePassword } from "../../support/factories.ts";
import { mailsTo, secretOf } from "../../support/mails.ts";
import { openWorld, type World } from "../../support/world.ts";

const better = "осем сини лампи";
const linkUsed = { code: "link_used" };

describe("a forgotten password", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  let number = 0;
  async function withEmail(confirmed = true) {
    const email = `person-${(number += 1)}@example.org`;
    const person = await world.as("youth", {
      account: { email, emailConfirmedAt: confirmed ? world.clock.now() : null },
    });
    return { email, person };
  }
  async function askedFor(email: string) {
    await world.visitor()(requestReset, { body: { email } });
    return secretOf((await mailsTo(world, email)).findLast(({ mail }) => mail === "reset")?.params["link"]);
  }

  it("is replaced by a one-time link; every session ends and the person is told", async () => {
    const { email, person } = await withEmail();
    const token = await askedFor(email);
    await world.guest(completeReset, { body: { token, password: better } });
    await expect(person(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(world.visitor()(signIn, { body: { login: email, password: better } })).resolves.toBeDefined();
    await expect(world.visitor()(signIn, { body: { login: email, password: madePassword } })).rejects.toMatchObject({
      code: "wrong_credentials",
    });
    expect((await mailsTo(world, email)).map(({ mail }) => mail)).toEqual(["reset", "passwordChanged"]);
    await expect(world.guest(completeReset, { body: { token, password: better } })).rejects.toMatchObject(linkUsed);
  });

  it("gives the same answer for an address that nobody has, nobody confirmed, or whose account is disabled", async () => {
    const [known, open, off] = [await withEmail(), await withEmail(false), await withEmail()];
    await world.db.update(accounts).set({ disabledAt: world.clock.now() }).where(eq(accounts.id, off.person.id));
    const answers = [];
    for (const email of [known.email, "nobody@example.org", open.email, off.email]) {
      const answer = await world.app.inject({ method: "POST", url: "/api/v1/auth/reset", payload: { email } });
      answers.push({ status: answer.statusCode, body: answer.body });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ status: 202, body: '{"done":true}' })]),
    );
    expect(await mailsTo(world, known.email)).toHaveLength(1);
    for (const email of ["nobody@example.org", open.email, off.email])
      expect(await mailsTo(world, email)).toHaveLength(0);
  });

  it("keeps a hash of the link, not the link", async () => {
    const { email, person } = await withEmail();
    const token = await askedFor(email);
    const rows = await world.db.select().from(oneTimeLinks).where(eq(oneTimeLinks.accountId, person.id));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("works for one of two who use the link at once", async () => {
    const { email } = await withEmail();
    const token = await askedFor(email);
    const tries = [better, "седем жълти круши"].map((password) =>
      world.guest(completeReset, { body: { token, password } }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("leaves the link good after a password that was too weak", async () => {
    const { email } = await withEmail();
    const token = await askedFor(email);
    await expect(world.guest(completeReset, { body: { token, password: "парола1234" } })).rejects.toMatchObject({
      extra: { fields: { password: "weak_password" } },
    });
    await expect(world.guest(completeReset, { body: { token, password: better } })).resolves.toBeDefined();
  });

  it("is over after an hour, and a newer link ends an older one", async () => {
    const { email } = await withEmail();
    const late = await askedFor(email);
    world.clock.advance(3_600_000);
    await expect(world.guest(completeReset, { body: { token: late, password: better } })).rejects.toMatchObject(
      linkUsed,
    );
    const [older, newer] = [await askedFor(email), await askedFor(email)];
    await world.guest(completeReset, { body: { token: newer, password: better } });
    await expect(world.guest(completeReset, { body: { token: older, password: better } })).rejects.toMatchObject(
      linkUsed,
    );
  });

  it("does not take a link that was made for something else", async () => {
    const email = "mixed@example.org";
    await world.visitor()(signUp, {
      body: {
        userName: "mixed",
        password: better,
        email,
        birthDate: "2008-01-01",
        language: "bg",
        noticeVersion: "2026-11",
      },
    });
    const token = secretOf((await mailsTo(world, email)).at(0)?.params["link"]);
    await expect(world.guest(completeReset, { body: { token, password: better } })).rejects.toMatchObject(linkUsed);
    await expect(world.guest(confirmEmail, { body: { token } })).resolves.toEqual({ done: true });
  });

  it("mails at most five links an hour to one address, whether anybody has it or not", async () => {
    for (const email of [(await withEmail()).email, "nowhere@example.org"]) {
      for (let turn = 0; turn < 5; turn += 1) await world.visitor()(requestReset, { body: { email } });
      await expect(world.visitor()(requestReset, { body: { email } })).rejects.toMatchObject({ code: "rate_limited" });
    }
  });

  it("is said in three languages, with a subject that tells nobody anything", async () => {
    for (const language of ["bg", "bg-easy", "en"] as const) {
      const { mail: t } = await texts(language, "mail");
      expect(t("resetSubject")).not.toMatch(/@|http/);
      expect(t("resetBody", { link: "https://x/reset/y", userName: "elena-1234" })).toContain("https://x/reset/y");
    }
  });
});

describe("POST /api/v1/me/password", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("asks for the present one, keeps this session and ends the others", async () => {
    const person = await world.as("staff");
    const other = world.visitor();
    const { accessToken } = await other(signIn, { body: { login: person.userName, password: madePassword } });
    await expect(person(changePassword, { body: { current: "не е това", password: better } })).rejects.toMatchObject({
      code: "wrong_credentials",
    });
    await person(changePassword, { body: { current: madePassword, password: better } });
    await expect(person(getMe)).resolves.toBeDefined();
    await expect(other(getMe, { headers: { authorization: `Bearer ${accessToken}` } })).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await expect(
      world.visitor()(signIn, { body: { login: person.userName, password: better } }),
    ).resolves.toBeDefined();
  });

  it("stops guessing at the present one on a phone that lies open", async () => {
    const person = await world.as("youth");
    const guess = () => person(changePassword, { body: { current: "не е това", password: better } });
    for (let turn = 0; turn < 10; turn += 1) await expect(guess()).rejects.toMatchObject({ code: "wrong_credentials" });
    await expect(guess()).rejects.toMatchObject({ code: "rate_limited" });
  });
});

describe("POST /api/v1/auth/confirm-email", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const open = async (email: string) => {
    const body = {
      userName: "boyan",
      password: better,
      email,
      birthDate: "2008-01-01",
      language: "en",
      noticeVersion: "2026-11",
    } as const;
    const { me } = await world.visitor()(signUp, { body });
    return { me, token: secretOf((await mailsTo(world, email)).at(-1)?.params["link"]) };
  };

  it("gives an address to the first who shows that it is theirs", async () => {
    const [one, two] = [await open("same@example.org"), await open("same@example.org")];
    const outcomes = await Promise.allSettled(
      [one, two].map(({ token }) => world.guest(confirmEmail, { body: { token } })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: linkUsed });
    const rows = await world.db
      .select()
      .from(accounts)
      .where(and(eq(accounts.email, "same@example.org")));
    expect(rows.filter(({ emailConfirmedAt }) => emailConfirmedAt !== null)).toHaveLength(1);
  });

  it("works once and for three days", async () => {
    const { token } = await open("once@example.org");
    await world.guest(confirmEmail, { body: { token } });
    await expect(world.guest(confirmEmail, { body: { token } })).rejects.toMatchObject(linkUsed);
    const late = await open("late@example.org");
    world.clock.advance(3 * 86_400_000);
    await expect(world.guest(confirmEmail, { body: { token: late.token } })).rejects.toMatchObject(linkUsed);
    await expect(world.guest(confirmEmail, { body: { token: "x" } })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
