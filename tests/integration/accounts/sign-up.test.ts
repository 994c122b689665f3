import { randomUUID } from "node:crypto";
import { accountRoles, accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { consents } from "@posoka/db/schema/consents";
import { identities, profiles } from "@posoka/db/schema/profiles";
import { auditEntries } from "@posoka/db/schema/system";
import { confirmEmail, getMe, signIn, signUp } from "@posoka/schema/accounts";
import { count, desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailsTo, secretOf } from "../../support/mails.ts";
import { openWorld, type World } from "../../support/world.ts";

const password = "кон ябълка река";
const body = {
  userName: "elena",
  password,
  birthDate: "2009-05-01",
  language: "bg",
  noticeVersion: "2026-03",
} as const;

describe("POST /api/v1/auth/sign-up", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const howMany = async () => (await world.db.select({ n: count() }).from(accounts))[0]!.n;

  it("opens an account with a user name only and leaves everything that belongs to it", async () => {
    const visitor = world.visitor();
    const session = await visitor(signUp, { body });

    expect(session.me).toMatchObject({ acting: "youth", email: null, youth: { state: "unconfirmed", minor: true } });
    expect(session.me.userName).toMatch(/^elena-\d{4}$/);
    const { id } = session.me;
    expect(await world.db.select().from(accountRoles).where(eq(accountRoles.accountId, id))).toMatchObject([
      { role: "youth" },
    ]);
    expect(await world.db.select().from(youthAccounts).where(eq(youthAccounts.accountId, id))).toMatchObject([
      { birthDate: "2009-05-01" },
    ]);
    expect(await world.db.select().from(profiles).where(eq(profiles.youthId, id))).toHaveLength(1);
    expect(await world.db.select().from(identities).where(eq(identities.youthId, id))).toMatchObject([{ name: "" }]);
    const kept = await world.db.select().from(consents).where(eq(consents.subjectId, id));
    expect(kept).toMatchObject([
      { purpose: "use_platform", textVersion: "2026-03", act: "given", givenBy: "self", signedBy: id },
    ]);
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, id));
    expect(trail.map(({ act }) => act).sort()).toEqual(["account.sign_up", "session.open"]);
  });

  it("keeps the password as an argon2id hash and nowhere else", async () => {
    const { me } = await world.visitor()(signUp, { body });
    const [row] = await world.db.select().from(accounts).where(eq(accounts.id, me.id));
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=24576,t=3,p=1\$/);
    expect(world.log.join("\n")).not.toContain(password);
  });

  it("lets two people take the same name", async () => {
    const [one, two] = await Promise.all([world.visitor()(signUp, { body }), world.visitor()(signUp, { body })]);
    expect(one.me.id).not.toBe(two.me.id);
    expect(one.me.userName).not.toBe(two.me.userName);
  });

  it("refuses who is under 13 and keeps nothing", async () => {
    const before = await howMany();
    const young = { ...body, birthDate: "2013-03-11" };
    await expect(world.visitor()(signUp, { body: young })).rejects.toMatchObject({ code: "too_young" });
    expect(await howMany()).toBe(before);
    await expect(world.visitor()(signUp, { body: { ...young, birthDate: "2013-03-10" } })).resolves.toMatchObject({
      me: { youth: { state: "inert", minor: true } },
    });
    // Somebody of 13 read the text and agreed to nothing: that is the representative's.
    const [last] = await world.db.select().from(consents).orderBy(desc(consents.sequence)).limit(1);
    expect(last).toMatchObject({ purpose: "notice", fields: ["notice"] });
  });

  it.each([
    ["2096-01-01", "bad_format"],
    ["1891-01-01", "bad_format"],
    ["1996-03-10", "too_old"],
    ["2009-02-29", "bad_format"],
  ])("names the birth date when it is %s", async (birthDate, fault) => {
    await expect(world.visitor()(signUp, { body: { ...body, birthDate } })).rejects.toMatchObject({
      code: "invalid_input",
      extra: { fields: { birthDate: fault } },
    });
  });

  it.each(["parola123", "Посока2026!", "elena2009", "12345678", "йййййййй"])(
    "refuses the password %s",
    async (weak) => {
      await expect(world.visitor()(signUp, { body: { ...body, password: weak } })).rejects.toMatchObject({
        extra: { fields: { password: "weak_password" } },
      });
    },
  );

  it("keeps 128 characters whole and refuses 129", async () => {
    const long = "ж".repeat(60) + "вода и хляб, " + "x".repeat(55);
    expect(long).toHaveLength(128);
    const { me } = await world.visitor()(signUp, { body: { ...body, password: long } });
    await expect(world.visitor()(signIn, { body: { login: me.userName, password: long } })).resolves.toBeDefined();
    const almost = `${long.slice(0, 127)}y`;
    await expect(world.visitor()(signIn, { body: { login: me.userName, password: almost } })).rejects.toMatchObject({
      code: "wrong_credentials",
    });
    await expect(world.visitor()(signUp, { body: { ...body, password: `${long}z` } })).rejects.toMatchObject({
      extra: { fields: { password: "too_long" } },
    });
  });

  it("refuses a role that somebody slips in", async () => {
    const sly = { ...body, role: "admin" } as typeof body;
    await expect(world.visitor()(signUp, { body: sly })).rejects.toMatchObject({
      extra: { fields: { role: "unknown_field" } },
    });
  });

  it("opens one account when a lost answer makes the device ask again, also at once", async () => {
    const before = await howMany();
    const idempotencyKey = randomUUID();
    const sent = [1, 2, 3].map(() => world.visitor()(signUp, { body, idempotencyKey }));
    const ids = new Set((await Promise.all(sent)).map(({ me }) => me.id));
    expect(ids.size).toBe(1);
    expect(await howMany()).toBe(before + 1);
    const other = { ...body, password: "друга хубава парола" };
    await expect(world.visitor()(signUp, { body: other, idempotencyKey })).rejects.toMatchObject({
      code: "key_reused",
    });
  });

  it("says the same whether the e-mail has an account or not, and tells its owner", async () => {
    const email = "elena@example.org";
    const first = await world.visitor()(signUp, { body: { ...body, email } });
    expect(first.me).toMatchObject({ email, emailConfirmed: false });
    const [mail] = await mailsTo(world, email);
    expect(mail).toMatchObject({ mail: "confirmEmail", params: { userName: first.me.userName } });
    await world.guest(confirmEmail, { body: { token: secretOf(mail?.params["link"]) } });

    const second = await world.visitor()(signUp, { body: { ...body, email } });
    expect(Object.keys(second.me).sort()).toEqual(Object.keys(first.me).sort());
    expect(second.me).toMatchObject({ email, emailConfirmed: false });
    const mails = await mailsTo(world, email);
    expect(mails.at(1)).toMatchObject({ mail: "emailTaken", params: { userName: first.me.userName } });
    expect(JSON.stringify(mails.at(1))).not.toContain("http");
  });

  it("gives the session that the reply speaks of", async () => {
    const visitor = world.visitor();
    const { accessToken } = await visitor(signUp, { body });
    const me = await visitor(getMe, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(me.acting).toBe("youth");
    expect(visitor.cookies.has("posoka-refresh")).toBe(true);
  });

  it("stops a flood from one address, far above a class of 30, and says when to come back", async () => {
    const visitor = world.visitor({ address: "10.99.0.1" });
    const young = { ...body, birthDate: "2020-01-01" };
    const codes: string[] = [];
    for (let turn = 0; turn < 91; turn += 1)
      codes.push((await visitor(signUp, { body: young }).catch((error) => (error as { code: string }).code)) as string);
    expect(codes.slice(0, 90).every((code) => code === "too_young")).toBe(true);
    await expect(visitor(signUp, { body })).rejects.toMatchObject({
      code: "rate_limited",
      extra: { retryAfterSeconds: 3600 },
    });
    world.clock.advance(3_600_000);
    await expect(visitor(signUp, { body })).resolves.toBeDefined();
  });
});
