import { randomUUID } from "node:crypto";
import { accounts, oneTimeLinks } from "@posoka/db/schema/accounts";
import { auditEntries } from "@posoka/db/schema/system";
import { changePassword, completeReset, getMe, refreshSession, signIn } from "@posoka/schema/accounts";
import { issueCard, lookAtCard, seeCard, useCard } from "@posoka/schema/factors";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePassword } from "../../support/factories.ts";
import { mailsTo } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const better = "осем сини лампи";
const linkUsed = { code: "link_used" };

describe("a card with a new way in", () => {
  let world: World;
  let staff: Person;
  beforeAll(async () => {
    world = await openWorld();
    staff = await world.as("staff");
  });
  afterAll(() => world.close());

  const issue = (youthId: string, by = staff) => by(issueCard, { params: { youthId } });
  const use = (code: string, password = better, visitor = world.visitor()) =>
    visitor(useCard, { body: { code, password } });

  it("sets a new password, ends every session, and is told to the young person until they say so", async () => {
    const youth = await world.as("youth");
    const other = world.visitor();
    await other(signIn, { body: { login: youth.userName, password: madePassword } });
    const card = await issue(youth.id);
    expect(card).toMatchObject({ userName: youth.userName });
    expect(card.code).toMatch(/^\d{4}( \d{4}){4}$/);
    expect(card.link).toBe(`http://localhost:4000/card/${card.code.replaceAll(" ", "")}`);
    expect(new Date(card.expiresAt).getTime() - world.clock.now().getTime()).toBe(86_400_000);
    // Until it is used nothing has changed for whoever is in.
    await expect(youth(getMe)).resolves.toMatchObject({ card: { seen: false } });

    expect(await world.visitor()(lookAtCard, { body: { code: card.code } })).toEqual({ userName: youth.userName });
    const visitor = world.visitor();
    const { me, accessToken } = await use(card.code, better, visitor);
    const issuedAt = world.clock.now().toISOString();
    expect(me).toMatchObject({ id: youth.id, card: { issuedAt, seen: false } });
    await expect(youth(getMe)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(other(refreshSession)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(
      world.visitor()(signIn, { body: { login: youth.userName, password: madePassword } }),
    ).rejects.toMatchObject({ code: "wrong_credentials" });

    const next = await world.visitor()(signIn, { body: { login: youth.userName, password: better } });
    expect(next.me.card).toEqual({ issuedAt, seen: false });
    const headers = { authorization: `Bearer ${accessToken}` };
    await visitor(seeCard, { headers });
    expect((await visitor(getMe, { headers })).card).toEqual({ issuedAt, seen: true });
    world.clock.advance(90 * 86_400_000);
    const later = await world.visitor()(signIn, { body: { login: youth.userName, password: better } });
    expect(later.me.card).toBeNull();
  });

  it("works once, for a day, and only the newest", async () => {
    const youth = await world.as("youth");
    staff = await world.as("staff");
    const [older, newer] = [await issue(youth.id), await issue(youth.id)];
    await expect(use(older.code)).rejects.toMatchObject(linkUsed);
    const outcomes = await Promise.allSettled([use(newer.code), use(newer.code, "седем жълти круши")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(world.visitor()(lookAtCard, { body: { code: newer.code } })).rejects.toMatchObject(linkUsed);
    const late = await issue(youth.id);
    world.clock.advance(86_400_000);
    await expect(use(late.code)).rejects.toMatchObject(linkUsed);
    await expect(use("0".repeat(20))).rejects.toMatchObject(linkUsed);
    for (const code of ["", "1234", "x".repeat(20), "0".repeat(21)]) {
      await expect(use(code)).rejects.toMatchObject({ code: "invalid_input" });
    }
  });

  it("stays good after a password that is too weak, and is no link for anything else", async () => {
    const youth = await world.as("youth");
    staff = await world.as("staff");
    const { code } = await issue(youth.id);
    await expect(use(code, "парола1234")).rejects.toMatchObject({ extra: { fields: { password: "weak_password" } } });
    const token = code.replaceAll(" ", "").padEnd(43, "0");
    await expect(world.guest(completeReset, { body: { token, password: better } })).rejects.toMatchObject(linkUsed);
    await expect(use(code.replaceAll(" ", "-"))).resolves.toBeDefined();
  });

  it("ends when its owner, warned by it, changes the password", async () => {
    const youth = await world.as("youth");
    staff = await world.as("staff");
    const { code } = await issue(youth.id);
    await youth(changePassword, { body: { current: madePassword, password: better } });
    await expect(use(code)).rejects.toMatchObject(linkUsed);
  });

  it("is kept as a hash, and leaves traces of who issued it and that it was used", async () => {
    const youth = await world.as("youth", {
      account: { email: "card@example.org", emailConfirmedAt: world.clock.now() },
    });
    staff = await world.as("staff");
    const { code } = await issue(youth.id);
    await use(code);
    const plain = code.replaceAll(" ", "");
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, youth.id));
    expect(trail.map(({ act, actorId }) => [act, actorId])).toEqual([
      ["card.issue", staff.id],
      ["card.use", youth.id],
    ]);
    const kept = JSON.stringify([trail, await world.db.select().from(oneTimeLinks), world.log]);
    expect(kept).not.toContain(plain);
    expect((await mailsTo(world, "card@example.org")).map(({ mail }) => mail)).toEqual([
      "cardIssued",
      "passwordChanged",
    ]);
    expect(JSON.stringify(await mailsTo(world, "card@example.org"))).not.toContain(plain);
  });

  it.each(["admin", "mentor", "partner", "institution", "guardian", "volunteer", "youth"] as const)(
    "is never issued by a %s",
    async (role) => {
      const [youth, person] = [await world.as("youth"), await world.as(role)];
      await expect(issue(youth.id, person)).rejects.toMatchObject({ code: "forbidden" });
      expect((await youth(getMe)).card).toBeNull();
    },
  );

  it("is issued for a young person of the own charity alone, by staff who have just shown who they are", async () => {
    const youth = await world.as("youth");
    const { id: tenantId } = await world.make.otherTenant();
    const stranger = await world.as("staff", { account: { tenantId } });
    await expect(issue(youth.id, stranger)).rejects.toMatchObject({ code: "not_found" });
    const fresh = await world.as("staff");
    await expect(issue(randomUUID(), fresh)).rejects.toMatchObject({ code: "not_found" });
    await expect(issue((await world.as("mentor")).id, fresh)).rejects.toMatchObject({ code: "not_found" });
    await expect(issue(youth.id, await world.as("staff", { factor: false }))).rejects.toMatchObject({
      code: "factor_needed",
    });
    await world.db.update(accounts).set({ disabledAt: world.clock.now() }).where(eq(accounts.id, youth.id));
    await expect(issue(youth.id, fresh)).rejects.toMatchObject({ code: "not_found" });
    world.clock.advance(600_000);
    await expect(issue(youth.id, fresh)).rejects.toMatchObject({ code: "fresh_needed" });
  });
});
