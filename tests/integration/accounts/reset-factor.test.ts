import { runCli } from "@posoka/api/cli";
import { writeKeyring } from "@posoka/api/crypto/seal";
import { auditEntries } from "@posoka/db/schema/system";
import { getMe, listAccounts, refreshSession, signIn } from "@posoka/schema/accounts";
import { resetFactor, signInWithFactor } from "@posoka/schema/factors";
import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrol, ticketFor } from "../../support/factor.ts";
import { madePassword } from "../../support/factories.ts";
import { mailsTo } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("a lost second factor", () => {
  let world: World;
  let admin: Person;
  beforeAll(async () => {
    world = await openWorld();
    admin = await world.as("admin");
  });
  afterAll(() => world.close());

  const reset = (accountId: string, by = admin) => by(resetFactor, { params: { accountId } });
  async function enrolled(email: string | null = null) {
    const account = email === null ? {} : { email, emailConfirmedAt: world.clock.now() };
    const person = await world.as("mentor", { factor: false, account });
    return Object.assign(person, await enrol(world, person));
  }

  it("is taken away by an administrator: sessions and tickets end, its owner is told and begins anew", async () => {
    const person = await enrolled("lost@example.org");
    const ticket = await ticketFor(world.visitor(), person.userName);
    expect((await admin(listAccounts, { query: { q: person.userName } })).items).toMatchObject([{ factor: true }]);
    await reset(person.id);
    await expect(person(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(
      world.visitor()(signInWithFactor, { body: { ticket, code: person.recoveryCodes[0] ?? "" } }),
    ).rejects.toMatchObject({ code: "ticket_over" });
    const again = world.visitor();
    const { me } = await again(signIn, { body: { login: person.userName, password: madePassword } });
    expect(me.factor).toBe("missing");
    await expect(again(refreshSession)).resolves.toBeDefined();
    expect((await mailsTo(world, "lost@example.org")).map(({ mail }) => mail)).toEqual(["factorOn", "factorReset"]);
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.act, "factor.reset"));
    expect(trail).toMatchObject([{ actorId: admin.id, subjectId: person.id, detail: {} }]);
    await expect(reset(person.id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is never taken away by oneself, of a young person, or in another charity", async () => {
    const own = await world.as("admin", { factor: false });
    await enrol(world, own);
    await expect(reset(own.id, own)).rejects.toMatchObject({ code: "forbidden" });
    const { id: tenantId } = await world.make.otherTenant();
    const stranger = await world.as("admin", { account: { tenantId } });
    const person = await enrolled();
    await expect(reset(person.id, stranger)).rejects.toMatchObject({ code: "not_found" });
    const youth = await world.as("youth");
    await expect(reset(youth.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(reset(randomUUID())).rejects.toMatchObject({ code: "not_found" });
    const staff = await world.as("staff");
    await expect(reset(person.id, staff)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ticketFor(world.visitor(), person.userName)).resolves.toBeDefined();
  });

  it("asks the administrator for a fresh proof", async () => {
    const person = await enrolled();
    world.clock.advance(600_000);
    await expect(reset(person.id)).rejects.toMatchObject({ code: "fresh_needed" });
  });

  it("is taken away by the operator, for the only administrator", async () => {
    const person = await enrolled();
    const run = async (...argv: string[]) => {
      const said: string[] = [];
      const env = {
        DATABASE_URL: world.deps.config.databaseUrl,
        DATABASE_OWNER_URL: world.ownerUrl,
        JWT_SECRET: "0123456789abcdef".repeat(4),
        POSOKA_KEYS: writeKeyring(world.deps.config.keys),
      };
      const output = { out: (line: string) => void said.push(line), say: (line: string) => void said.push(line) };
      return { code: await runCli(["account", "reset-factor", ...argv], env, output), said: said.join("\n") };
    };
    expect(await run(person.userName)).toMatchObject({ code: 0 });
    expect(await run(person.userName)).toMatchObject({ code: 1, said: `${person.userName} has no second factor` });
    expect(await run("nobody-0000")).toMatchObject({ code: 1 });
    expect(await run()).toMatchObject({ code: 2 });
    await expect(person(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, person.id));
    expect(trail.at(-1)).toMatchObject({ act: "factor.reset", actorRole: "operator" });
  });
});
