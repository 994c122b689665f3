import { firstAdminLink } from "@posoka/api/modules/accounts/service/first-admin";
import { accounts } from "@posoka/db/schema/accounts";
import { idempotencyKeys } from "@posoka/db/schema/system";
import { acceptInvitation, getMe, inviteAccount, lookAtInvitation, signIn } from "@posoka/schema/accounts";
import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailsTo, secretOf } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const password = "девет бели гълъба";

describe("the first administrator", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("comes in by the newest one-time link, and after that there is none", async () => {
    const [older, newer] = [await firstAdminLink(world.deps), await firstAdminLink(world.deps)];
    expect(newer).toMatch(/^http:\/\/localhost:4000\/invitation\/[A-Za-z0-9_-]{43}$/);
    expect(await world.db.select().from(accounts)).toHaveLength(1);

    const accept = (link: string | null) => ({
      body: { token: secretOf(link ?? ""), displayName: "Вера Илиева", password },
    });
    await expect(world.guest(acceptInvitation, accept(older))).rejects.toMatchObject({ code: "link_used" });
    const visitor = world.visitor();
    const { me } = await visitor(acceptInvitation, accept(newer));
    expect(me).toMatchObject({ acting: "admin", displayName: "Вера Илиева" });
    expect(me.userName).toMatch(/^admin-\d{4}$/);
    expect(visitor.cookies.size).toBe(1);
    expect(await firstAdminLink(world.deps)).toBeNull();
  });

  it("is one, when two servers start at once", async () => {
    const fresh = await openWorld();
    try {
      await Promise.all([firstAdminLink(fresh.deps), firstAdminLink(fresh.deps)]);
      expect(await fresh.db.select().from(accounts)).toHaveLength(1);
    } finally {
      await fresh.close();
    }
  });
});

describe("an invitation", () => {
  let world: World;
  let admin: Person;
  beforeAll(async () => {
    world = await openWorld();
    admin = await world.as("admin");
  });
  afterAll(() => world.close());

  const invited = (extra: object = {}) =>
    admin(inviteAccount, {
      body: { role: "staff", displayName: "Нора Динева", flags: ["safeguarding_lead"], ...extra },
    });

  it("says what it is for, opens the account once, and carries the flags", async () => {
    const { link, userName, id } = await invited();
    const token = secretOf(link);
    expect(await world.guest(lookAtInvitation, { body: { token } })).toEqual({
      role: "staff",
      userName,
      displayName: "Нора Динева",
    });
    await expect(world.visitor()(signIn, { body: { login: userName, password } })).rejects.toMatchObject({
      code: "wrong_credentials",
    });
    const accept = () => world.visitor()(acceptInvitation, { body: { token, displayName: "Нора Динева", password } });
    const outcomes = await Promise.allSettled([accept(), accept()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { me } = await world.visitor()(signIn, { body: { login: userName, password } });
    expect(me).toMatchObject({ id, acting: "staff", flags: ["safeguarding_lead"] });
    await expect(world.guest(lookAtInvitation, { body: { token } })).rejects.toMatchObject({ code: "link_used" });
  });

  it("by mail shows that the address is theirs; the one handed over does not", async () => {
    const one = await invited({ email: "nora@example.org" });
    const [mail] = await mailsTo(world, "nora@example.org");
    expect(mail?.params["link"]).not.toBe(one.link);
    const accept = (link: string | undefined) =>
      world.visitor()(acceptInvitation, { body: { token: secretOf(link), displayName: "Нора", password } });
    expect((await accept(mail?.params["link"])).me).toMatchObject({ email: "nora@example.org", emailConfirmed: true });
    await expect(accept(one.link)).rejects.toMatchObject({ code: "link_used" });

    const two = await invited({ email: "dora@example.org" });
    expect((await accept(two.link)).me).toMatchObject({ email: "dora@example.org", emailConfirmed: false });
    const [unused] = await mailsTo(world, "dora@example.org");
    await expect(accept(unused?.params["link"])).rejects.toMatchObject({ code: "link_used" });
  });

  it("to an address that somebody has opens the account without it", async () => {
    await world.as("mentor", { account: { email: "taken@example.org", emailConfirmedAt: world.clock.now() } });
    await invited({ email: "taken@example.org" });
    const [mail] = await mailsTo(world, "taken@example.org");
    const body = { token: secretOf(mail?.params["link"]), displayName: "Нора", password };
    expect((await world.visitor()(acceptInvitation, { body })).me).toMatchObject({ emailConfirmed: false });
  });

  it("sent twice with one key is one account with a new link, and no answer with a secret is stored", async () => {
    const idempotencyKey = randomUUID();
    const send = () => admin(inviteAccount, { idempotencyKey, body: { role: "mentor", displayName: "Кирил" } });
    const [one, two] = [await send(), await send()];
    expect(two.id).toBe(one.id);
    await expect(world.guest(lookAtInvitation, { body: { token: secretOf(one.link) } })).rejects.toMatchObject({
      code: "link_used",
    });
    await expect(world.guest(lookAtInvitation, { body: { token: secretOf(two.link) } })).resolves.toBeDefined();
    expect(await world.db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, idempotencyKey))).toHaveLength(
      0,
    );
    await world.visitor()(acceptInvitation, { body: { token: secretOf(two.link), displayName: "Кирил", password } });
    await expect(send()).rejects.toMatchObject({ code: "conflict" });
  });

  it("is over after seven days, and stays good after a weak password", async () => {
    const { link } = await invited();
    const accept = (word: string) =>
      world.visitor()(acceptInvitation, { body: { token: secretOf(link), displayName: "Нора", password: word } });
    await expect(accept("password123")).rejects.toMatchObject({ extra: { fields: { password: "weak_password" } } });
    world.clock.advance(7 * 86_400_000);
    await expect(accept(password)).rejects.toMatchObject({ code: "link_used" });
    world.clock.advance(-7 * 86_400_000);
    await expect(accept(password)).resolves.toBeDefined();
  });

  it("is an administrator's to send, and flags are for staff", async () => {
    const body = { role: "admin", displayName: "Себе Си" } as const;
    for (const role of ["youth", "mentor", "partner", "staff"] as const) {
      const person = await world.as(role);
      await expect(person(inviteAccount, { body })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(world.guest(inviteAccount, { body })).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(invited({ role: "mentor" })).rejects.toMatchObject({ extra: { fields: { flags: "bad_choice" } } });
    await expect(invited({ role: "partner" })).rejects.toMatchObject({ extra: { fields: { role: "bad_choice" } } });
    await expect(admin(getMe)).resolves.toMatchObject({ acting: "admin" });
  });
});
