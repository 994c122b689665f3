import { randomUUID } from "node:crypto";
import { submitApplication } from "@posoka/schema/applications";
import { assignMentor, getToday } from "@posoka/schema/cases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("GET /api/v1/staff/today", () => {
  let world: World;
  let staff: Person;
  beforeAll(async () => {
    world = await openWorld();
    staff = await world.as("staff");
  });
  afterAll(() => world.close());

  it("gathers everything that waits with the day it is promised for, the nearest first", async () => {
    const apply = (youth: Person, openingId: string) =>
      youth(submitApplication, {
        params: { openingId, applicationId: randomUUID() },
        body: { note: "", availableFrom: null },
      });
    world.clock.set("2026-02-20T10:00:00.000Z");
    const overdue = await apply(await world.as("youth"), (await world.make.opening({ closesOn: "2026-12-01" })).id);
    world.clock.set("2026-03-10T10:00:00.000Z");
    staff = await world.as("staff", { flags: ["coordinator"] });
    const pending = await world.make.organisation({ state: "pending", name: "Нова фирма" });
    const posting = await world.make.opening({ state: "in_review", publishedAt: null });
    const unconfirmed = await world.as("youth", { state: "unconfirmed", name: "Чака Среща" });
    const inert = await world.as("youth", { state: "inert" });
    const volunteering = await world.make.opening({ kind: "volunteering", contractForm: "volunteer_agreement" });
    const asked = await apply(await world.as("youth"), volunteering.id);
    const mentor = await world.as("mentor");
    const accompanied = await world.as("youth");
    await staff(assignMentor, { params: { youthId: accompanied.id }, body: { mentorId: mentor.id, note: "" } });
    const { id: tenantId } = await world.make.otherTenant();
    const elsewhere = await world.as("youth", { account: { tenantId }, state: "unconfirmed" });

    const { items, total, today } = await staff(getToday, { query: { limit: 100 } });

    expect(today).toBe("2026-03-10");
    expect(total).toBe(items.length);
    const due = new Map(items.map(({ kind, dueOn }) => [kind, dueOn]));
    expect(Object.fromEntries(due)).toEqual({
      reply_overdue: "2026-03-09",
      organisation_approval: "2026-03-11",
      opening_review: "2026-03-11",
      review_waiting: "2026-03-12",
      youth_confirmation: "2026-03-17",
      representative_answer: "2026-03-17",
      representative_consent: "2026-03-24",
    });
    expect(items.map(({ dueOn }) => dueOn)).toEqual(items.map(({ dueOn }) => dueOn).sort());
    const ids = items.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([overdue.id, pending.id, posting.id, unconfirmed.id, inert.id, asked.id]),
    );
    expect(ids).not.toContain(elsewhere.id);
    expect(items.find(({ kind }) => kind === "review_waiting")).toMatchObject({ owner: mentor.userName });
    expect(items.find(({ id }) => id === unconfirmed.id)).toMatchObject({
      title: "Чака Среща",
      since: "2026-03-10T10:00:00.000Z",
    });

    const second = await staff(getToday, { query: { page: 2, limit: 3 } });
    expect(second.items).toEqual(items.slice(3, 6));
  });
});
