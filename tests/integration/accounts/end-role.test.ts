import { randomUUID } from "node:crypto";
import { accountRoles } from "@posoka/db/schema/accounts";
import { caseload } from "@posoka/db/schema/relations";
import { auditEntries } from "@posoka/db/schema/system";
import type { Role } from "@posoka/domain/roles";
import { actAs, endAccountRole, getMe, signIn } from "@posoka/schema/accounts";
import { getToday } from "@posoka/schema/cases";
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

  async function both(role: Role, second: Role): Promise<Person> {
    const person = await world.as(role);
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

  it("of two administrators who end each other's at once, one stays", async () => {
    const second = await both("admin", "guardian");
    const outcomes = await Promise.allSettled([end(second.id, "admin"), end(admin.id, "admin", undefined, second)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
