import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { caseload } from "@posoka/db/schema/relations";
import { auditEntries } from "@posoka/db/schema/system";
import type { Role } from "@posoka/domain/roles";
import { actAs, endAccountRole, getMe, setAccountState, signIn } from "@posoka/schema/accounts";
import { getToday } from "@posoka/schema/cases";
import { requestErasure } from "@posoka/schema/erasure";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { madePassword } from "../../support/factories.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("a role that an administrator ends", () => {
  let world: World;
  let admin: Person;
  beforeAll(async () => {
    world = await openWorld();
    admin = await world.as("admin");
  });
  afterAll(() => world.close());

  async function both(role: Role, second: Role, tenantId?: string): Promise<Person> {
    const person = await world.as(role, { ...(tenantId !== undefined && { account: { tenantId } }) });
    await world.db
      .insert(accountRoles)
      .values({ accountId: person.id, role: second, organisationId: null, grantedAt: world.clock.now() });
    return person;
  }
  const end = (accountId: string, role: "staff" | "admin", casesTo?: string | null, by = admin) =>
    by(endAccountRole, { params: { accountId }, body: { role, ...(casesTo !== undefined && { casesTo }) } });

  it("is gone from the next request on, and the person signs in as what else they are", async () => {
    const person = await both("staff", "guardian");
    await expect(person(getToday, { query: {} })).resolves.toBeDefined();
    await end(person.id, "staff");
    await expect(person(getToday, { query: {} })).rejects.toMatchObject({ code: "unauthenticated" });
    const { me } = await world.visitor()(signIn, { body: { login: person.userName, password: madePassword } });
    expect(me).toMatchObject({ acting: "guardian", roles: [{ role: "guardian" }] });
    const trail = await world.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, person.id), eq(auditEntries.act, "account.end_role")));
    expect(trail).toMatchObject([{ actorId: admin.id, detail: { role: "staff" } }]);
    await expect(end(person.id, "staff")).rejects.toMatchObject({ code: "not_found" });
  });

  it("leaves the sessions in other roles alone, which cannot act in the ended one any more", async () => {
    const person = await both("guardian", "staff");
    await end(person.id, "staff");
    await expect(person(getMe)).resolves.toMatchObject({ acting: "guardian" });
    const back = person(actAs, { body: { role: "staff", organisationId: null } });
    await expect(back).rejects.toMatchObject({ code: "not_found" });
  });

  it("asks who takes the cases, and gives them in the same moment", async () => {
    const [person, colleague, youth] = [
      await both("staff", "guardian"),
      await world.as("staff"),
      await world.as("youth"),
    ];
    const row = { tenantId: youth.tenantId, youthId: youth.id, startsAt: world.clock.now() };
    await world.db.insert(caseload).values({ ...row, staffId: person.id });
    await expect(end(person.id, "staff")).rejects.toMatchObject({ code: "has_cases" });
    await expect(end(person.id, "staff", randomUUID())).rejects.toMatchObject({ code: "not_found" });
    await expect(person(getToday, { query: {} })).resolves.toBeDefined();
    await end(person.id, "staff", colleague.id);
    const open = await world.db.select().from(caseload).where(eq(caseload.staffId, colleague.id));
    expect(open).toMatchObject([{ youthId: youth.id, endsAt: null }]);
  });

  it("is never the only one, the last administrator's, or that of another charity", async () => {
    const only = await world.as("staff");
    await expect(end(only.id, "staff")).rejects.toMatchObject({ code: "conflict" });
    await expect(only(getMe)).resolves.toBeDefined();
    await world.db
      .insert(accountRoles)
      .values({ accountId: admin.id, role: "staff", organisationId: null, grantedAt: world.clock.now() });
    await expect(end(admin.id, "admin")).rejects.toMatchObject({ code: "conflict" });
    const { id: tenantId } = await world.make.otherTenant();
    const foreign = await world.as("admin", { account: { tenantId } });
    const person = await both("staff", "guardian");
    await expect(end(person.id, "staff", undefined, foreign)).rejects.toMatchObject({ code: "not_found" });
    await expect(end(person.id, "staff", undefined, only)).rejects.toMatchObject({ code: "forbidden" });
  });

  describe("of two administrators who act on each other at once", () => {
    const disable = (accountId: string, by: Person) =>
      by(setAccountState, { params: { accountId }, body: { disabled: true, casesTo: null } });
    const ending = (accountId: string, by: Person) => end(accountId, "admin", undefined, by);
    const leave = (_: string, by: Person) => by(requestErasure, { body: { when: "later" } });

    it.each([
      ["end each other's role", 12, ending, ending],
      ["disable the other or end their role", 12, disable, ending],
      ["leave both", 3, leave, leave],
    ] as const)("who %s, one stays", async (_, rounds, first, second) => {
      for (let round = 0; round < rounds; round += 1) {
        const { id: tenantId } = await world.make.otherTenant();
        const [a, b] = [await both("admin", "guardian", tenantId), await both("admin", "guardian", tenantId)];
        // Both have come as far as waiting for the same rows before one of them goes on.
        const { acts } = await world.db.transaction(async (tx) => {
          await tx.select().from(accounts).where(eq(accounts.tenantId, tenantId)).for("update");
          const acts = Promise.allSettled([first(b.id, a), second(a.id, b)]);
          await setTimeout(150);
          return { acts };
        });
        const codes = (await acts).map((act) =>
          act.status === "fulfilled" ? "done" : (act.reason as { code?: unknown }).code,
        );
        expect(codes.filter((code) => code === "done")).toHaveLength(1);
        expect(["forbidden", "duty_runs", "conflict"]).toContain(codes.find((code) => code !== "done"));
      }
    });
  });
});
