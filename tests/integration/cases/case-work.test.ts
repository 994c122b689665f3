import { caseload } from "@posoka/db/schema/relations";
import { auditEntries } from "@posoka/db/schema/system";
import { assignCase, listCaseWorkers, takeCase } from "@posoka/schema/case-work";
import { assignMentor, confirmYouth, getYouth, listYouths } from "@posoka/schema/cases";
import { listMyChildren } from "@posoka/schema/institution";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStage } from "../../access/stage.ts";
import { openWorld, type World } from "../../support/world.ts";

describe("a case", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const met = { metOn: "2026-03-09", place: "staff" as const };

  it("belongs to whoever met the person, and from then on to nobody else", async () => {
    const [first, second] = [await world.as("staff"), await world.as("staff")];
    const youth = await world.as("youth", { state: "unconfirmed", name: "Първа Среща" });
    const params = { youthId: youth.id };
    const q = { query: { q: "първа среща" } };
    expect((await second(listYouths, q)).items).toMatchObject([{ relation: "unassigned", caseWorkerName: null }]);
    await first(confirmYouth, { params, body: met });
    expect(await first(getYouth, { params })).toMatchObject({ relation: "own", caseWorkerName: first.userName });
    expect(await second(listYouths, q)).toEqual({ items: [], total: 0 });
    await expect(second(getYouth, { params })).rejects.toMatchObject({ code: "not_found" });
    await expect(second(takeCase, { params })).rejects.toMatchObject({ code: "not_found" });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, first.id));
    expect(trail.map(({ act }) => act)).toEqual(["case.take", "youth.confirm", "view.case"]);
  });

  it("stays free when the act that would take it is refused", async () => {
    const staff = await world.as("staff");
    const youth = await world.as("youth", { state: "unconfirmed" });
    const params = { youthId: youth.id };
    const mentor = await world.as("mentor");
    const act = staff(assignMentor, { params, body: { mentorId: mentor.id, note: "" } });
    await expect(act).rejects.toMatchObject({ code: "not_confirmed" });
    expect(await staff(getYouth, { params })).toMatchObject({ relation: "unassigned" });
  });

  it("is taken by one of two who take it at once", async () => {
    const people = [await world.as("staff"), await world.as("staff")];
    const youth = await world.as("youth");
    const params = { youthId: youth.id };
    const outcomes = await Promise.allSettled(people.map((staff) => staff(takeCase, { params })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "not_found" } });
    expect(await world.db.select().from(caseload).where(eq(caseload.youthId, youth.id))).toHaveLength(1);
  });

  it("is given by a coordinator while it is free, and by a supervisor within the unit", async () => {
    const { people } = await makeStage(world, (await world.make.tenant()).id, (await world.make.otherTenant()).id);
    const free = await world.as("youth");
    const give = (by: keyof typeof people, youthId: string, to: keyof typeof people) =>
      people[by](assignCase, { params: { youthId }, body: { staffId: people[to].id } });
    const workers = async (by: keyof typeof people) => (await people[by](listCaseWorkers)).items.map(({ id }) => id);

    expect(await workers("staff.own")).toEqual([people["staff.own"].id]);
    expect((await workers("staff.unit")).toSorted()).toEqual(
      [people["staff.unit"].id, people["staff.own"].id, people["staff.same"].id].toSorted(),
    );
    expect(await workers("staff.coordinator")).toContain(people["staff.lead"].id);
    expect(await workers("staff.coordinator")).not.toContain(people["staff.elsewhere"].id);

    await expect(give("staff.own", free.id, "staff.own")).rejects.toMatchObject({ code: "forbidden" });
    await expect(give("staff.coordinator", free.id, "staff.elsewhere")).rejects.toMatchObject({ code: "not_found" });
    await give("staff.coordinator", free.id, "staff.same");
    await expect(give("staff.coordinator", free.id, "staff.own")).rejects.toMatchObject({ code: "not_found" });
    await expect(give("staff.unit", free.id, "staff.lead")).rejects.toMatchObject({ code: "not_found" });
    await give("staff.unit", free.id, "staff.own");
    const rows = await world.db.select().from(caseload).where(eq(caseload.youthId, free.id));
    expect(rows.filter(({ endsAt }) => endsAt === null)).toMatchObject([{ staffId: people["staff.own"].id }]);
  });

  it("shows an institution only what is of its kind", async () => {
    const { people, secrets } = await makeStage(
      world,
      (await world.make.tenant()).id,
      (await world.make.otherTenant()).id,
    );
    const shared = { firstName: secrets.firstName, age: 17, since: "2026-03-09" };
    const home = await people["institution.own"](listMyChildren);
    expect(home).toMatchObject({
      kind: "home",
      items: [{ ...shared, placement: { kind: "home", since: "2026-03-09" } }],
    });
    const department = await people["institution.department"](listMyChildren);
    expect(department).toMatchObject({ kind: "child_protection", items: [{ placement: { kind: "home" } }] });
    const school = await people["institution.school"](listMyChildren);
    expect(school).toEqual({ kind: "school", items: [{ id: expect.any(String), ...shared }] });
    expect(new Set([home, department, school].map(({ items }) => items[0]!.id)).size).toBe(3);
    expect((await people["institution.elsewhere"](listMyChildren)).items).toEqual([]);
    for (const reply of [home, department, school]) {
      for (const hidden of [secrets.id, secrets.lastName, secrets.userName]) {
        expect(JSON.stringify(reply)).not.toContain(hidden);
      }
    }
  });
});
