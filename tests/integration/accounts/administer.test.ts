import { account as accountCommand } from "@posoka/api/cli/account";
import type { CommandIo } from "@posoka/api/cli/command";
import { auditEntries } from "@posoka/db/schema/system";
import { acceptInvitation, getMe, listAccounts, setAccountState, signIn } from "@posoka/schema/accounts";
import { desc, eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePassword } from "../../support/factories.ts";
import { secretOf } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("accounts for an administrator", () => {
  let world: World;
  let admin: Person;
  beforeAll(async () => {
    world = await openWorld();
    admin = await world.as("admin", { account: { displayName: "Ася" } });
  });
  afterAll(() => world.close());

  const set = (by: Person, accountId: string, disabled: boolean) =>
    by(setAccountState, { params: { accountId }, body: { disabled } });

  it("lists adults in Bulgarian order and no young people", async () => {
    await world.as("mentor", { account: { displayName: "Ягода" } });
    await world.as("staff", { account: { displayName: "борис" }, flags: ["moderator"] });
    await world.as("youth", { account: { displayName: "Вили" } });
    const { items, total } = await admin(listAccounts, { query: {} });
    expect(items.map(({ displayName }) => displayName)).toEqual(["Ася", "борис", "Ягода"]);
    expect(total).toBe(3);
    expect(items[1]).toMatchObject({ roles: ["staff"], flags: ["moderator"], disabled: false, invited: false });
  });

  it("finds a name in any letter case, and takes wildcards as letters", async () => {
    const search = async (q: string) =>
      (await admin(listAccounts, { query: { q } })).items.map(({ displayName }) => displayName);
    expect(await search("ЯГОД")).toEqual(["Ягода"]);
    for (const q of ["%", "_", "\\", "Я%"]) expect(await search(q)).toEqual([]);
  });

  it("disables an account at once and lets it back in", async () => {
    const staff = await world.as("staff");
    await set(admin, staff.id, true);
    await expect(staff(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    await set(admin, staff.id, true);
    await set(admin, staff.id, false);
    await expect(staff(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(
      world.visitor()(signIn, { body: { login: staff.userName, password: madePassword } }),
    ).resolves.toBeDefined();
    const trail = await world.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, staff.id))
      .orderBy(desc(auditEntries.id));
    expect(trail.map(({ act }) => act).filter((act) => act.startsWith("account."))).toEqual([
      "account.enable",
      "account.disable",
    ]);
  });

  it("never lets the last administrator go, also when two disable each other at once", async () => {
    await expect(set(admin, admin.id, true)).rejects.toMatchObject({ code: "conflict" });
    const second = await world.as("admin");
    const outcomes = await Promise.allSettled([set(admin, second.id, true), set(second, admin.id, true)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const left = outcomes[0]?.status === "fulfilled" ? admin : second;
    await expect(left(getMe)).resolves.toBeDefined();
    admin = left;
  });

  it("does not know accounts of another charity, nor ones that do not exist", async () => {
    const { id: tenantId } = await world.make.otherTenant();
    const foreign = await world.as("staff", { account: { tenantId } });
    await expect(set(admin, foreign.id, true)).rejects.toMatchObject({ code: "not_found" });
    await expect(set(admin, randomUUID(), true)).rejects.toMatchObject({ code: "not_found" });
    await expect(foreign(getMe)).resolves.toBeDefined();
    const { items } = await admin(listAccounts, { query: { limit: 100 } });
    expect(items.map(({ id }) => id)).not.toContain(foreign.id);
  });

  it("is closed to everybody else", async () => {
    for (const role of ["youth", "mentor", "partner", "staff"] as const) {
      const person = await world.as(role);
      await expect(person(listAccounts, { query: {} })).rejects.toMatchObject({ code: "forbidden" });
      await expect(set(person, admin.id, true)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("the account command", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function run(...args: string[]) {
    const [out, said]: [string[], string[]] = [[], []];
    const { db, config, now } = world.deps;
    const io: CommandIo = { db, config, now, out: (text) => void out.push(text), say: (text) => void said.push(text) };
    return { code: await accountCommand.run(args, io), out, said };
  }

  it("prints a one-time link that opens the account with its flags", async () => {
    const { code, out } = await run(
      "create",
      "--role",
      "staff",
      "--name",
      "Рая Минева",
      "--flag",
      "moderator",
      "--flag",
      "safeguarding_lead",
      "--json",
    );
    expect(code).toBe(0);
    const made = JSON.parse(out.join("")) as { link: string; userName: string; role: string };
    const body = { token: secretOf(made.link), displayName: "Рая Минева", password: "девет бели гълъба" };
    const { me } = await world.visitor()(acceptInvitation, { body });
    expect(me).toMatchObject({ userName: made.userName, acting: "staff" });
    expect([...me.flags].sort()).toEqual(["moderator", "safeguarding_lead"]);
    const plain = await run("create", "--role", "admin");
    expect(plain.out).toEqual([expect.stringMatching(/\/invitation\/[A-Za-z0-9_-]{43}$/)]);
  });

  it("disables by user name, but not the last administrator, and lists", async () => {
    const [admin, staff] = [await world.as("admin"), await world.as("staff")];
    expect(await run("disable", admin.userName)).toMatchObject({
      code: 1,
      said: [`${admin.userName} is the last administrator`],
    });
    expect(await run("disable", staff.userName)).toMatchObject({ code: 0 });
    await expect(staff(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await run("disable", "nobody-0000")).toMatchObject({ code: 1 });
    const { out } = await run("list");
    expect(out.filter((text) => text.startsWith(`${staff.userName}\tstaff\tdisabled`))).toHaveLength(1);
  });

  it.each([
    [[]],
    [["create"]],
    [["create", "--role", "youth"]],
    [["create", "--role", "mentor", "--flag", "moderator"]],
    [["create", "--role", "admin", "--email", "x"]],
    [["create", "--rol", "admin"]],
    [["disable"]],
    [["fly"]],
  ])("says in one line what is wrong with %j", async (args: string[]) => {
    await expect(run(...args)).rejects.toMatchObject({
      name: "UsageError",
      message: expect.not.stringContaining("\n") as string,
    });
  });
});
