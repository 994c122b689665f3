import { randomUUID } from "node:crypto";
import { applicationEvents, applications, candidateCards } from "@posoka/db/schema/applications";
import { settings } from "@posoka/db/schema/organisations";
import { auditEntries, outbox } from "@posoka/db/schema/system";
import { getMyApplication, listMyApplications, submitApplication } from "@posoka/schema/applications";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("PUT /api/v1/me/openings/:openingId/applications/:applicationId", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const apply = (youth: Person, openingId: string, applicationId: string = randomUUID()) =>
    youth(submitApplication, {
      params: { openingId, applicationId },
      body: { note: "Искам да се науча.", availableFrom: null },
    });

  it("hands in with a promised reply in 10 working days, a history, a trace, a random card and a nameless mail", async () => {
    const opening = await world.make.opening();
    const youth = await world.as("youth", { name: "Тайно Име" });
    const applicationId = randomUUID();

    // 24 March 2026 is the tenth working day after 10 March.
    expect(await apply(youth, opening.id, applicationId)).toEqual({
      id: applicationId,
      state: "submitted",
      promisedReplyOn: "2026-03-24",
    });

    const events = await world.db
      .select()
      .from(applicationEvents)
      .where(eq(applicationEvents.applicationId, applicationId));
    expect(events).toMatchObject([{ fromState: null, toState: "submitted", byRole: "youth", byAccount: youth.id }]);
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, applicationId));
    expect(trail.map(({ act }) => act)).toEqual(["application.submit"]);
    const [card] = await world.db.select().from(candidateCards).where(eq(candidateCards.applicationId, applicationId));
    expect(card!.id).not.toBe(applicationId);
    const mails = await world.db
      .select()
      .from(outbox)
      .where(
        and(
          eq(outbox.topic, "mail.applicationReceived"),
          sql`payload -> 'params' ->> 'link' like ${`%${opening.id}%`}`,
        ),
      );
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toMatch(/Тайно|Искам/);
  });

  it("applies once, however often the same form is sent, also at the same time", async () => {
    const opening = await world.make.opening();
    const youth = await world.as("youth");
    const applicationId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => apply(youth, opening.id, applicationId)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await world.db.$count(applications, eq(applications.openingId, opening.id))).toBe(1);
    expect(await world.db.$count(applicationEvents, eq(applicationEvents.applicationId, applicationId))).toBe(1);
  });

  it("takes one application per person and opening, even when two arrive at once", async () => {
    const opening = await world.make.opening();
    const youth = await world.as("youth");
    const outcomes = await Promise.allSettled([apply(youth, opening.id), apply(youth, opening.id)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "already_applied" } });
  });

  it("does not answer with somebody else's application", async () => {
    const opening = await world.make.opening();
    const [first, second] = [await world.as("youth"), await world.as("youth")];
    const applicationId = randomUUID();
    await apply(first, opening.id, applicationId);
    await expect(apply(second, opening.id, applicationId)).rejects.toMatchObject({ code: "not_found" });
    await expect(second(getMyApplication, { params: { applicationId } })).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a minor at a posting for adults, and takes the same person there at 18", async () => {
    const opening = await world.make.opening({ hoursPerDay: 8, hoursPerWeek: 40, startsOn: "2026-04-01" });
    const almost = await world.as("youth", { birthDate: "2008-03-11" });
    await expect(apply(almost, opening.id)).rejects.toMatchObject({ code: "not_lawful", status: 422 });
    const grown = await world.as("youth", { birthDate: "2008-03-10" });
    expect(await apply(grown, opening.id)).toMatchObject({ state: "submitted" });
  });

  it("measures the age of a minor on the first day of the place", async () => {
    const fifteen = { birthDate: "2010-04-01" };
    const opening = await world.make.opening({ startsOn: "2026-04-01" });
    const early = await world.make.opening({ startsOn: "2026-03-31" });
    await expect(apply(await world.as("youth", fifteen), early.id)).rejects.toMatchObject({ code: "not_lawful" });
    expect(await apply(await world.as("youth", fifteen), opening.id)).toMatchObject({
      state: "awaiting_representative",
      promisedReplyOn: null,
    });
  });

  it("waits for a representative where the law asks for one, and the partner hears nothing yet", async () => {
    const opening = await world.make.opening({ kind: "volunteering", contractForm: "volunteer_agreement" });
    const youth = await world.as("youth");
    const { id, state } = await apply(youth, opening.id);
    expect(state).toBe("awaiting_representative");
    expect(await world.db.$count(candidateCards, eq(candidateCards.applicationId, id))).toBe(0);
  });

  it("points outside for imported postings, and for jobs until mediation is recorded", async () => {
    const external = await world.make.opening({ external: true, organisationId: null });
    const job = await world.make.opening({ kind: "job", contractForm: "labour_contract" });
    const youth = await world.as("youth");
    await expect(apply(youth, external.id)).rejects.toMatchObject({ code: "outside_only" });
    await expect(apply(youth, job.id)).rejects.toMatchObject({ code: "outside_only" });
    const { id: tenantId } = await world.make.tenant();
    await world.db
      .insert(settings)
      .values({ tenantId, name: "mediation_number", value: "123", since: world.clock.now() });
    expect(await apply(youth, job.id)).toMatchObject({ state: "submitted" });
  });

  it.each([
    ["unconfirmed", "not_confirmed"],
    ["inert", "forbidden"],
    ["read_only", "forbidden"],
  ] as const)("takes nothing from an account that is %s", async (state, code) => {
    const opening = await world.make.opening({ kind: "visit", contractForm: "none" });
    await expect(apply(await world.as("youth", { state }), opening.id)).rejects.toMatchObject({ code });
    expect(await world.db.$count(applications, eq(applications.openingId, opening.id))).toBe(0);
  });

  it("is open until the last minute of the last day in Sofia", async () => {
    const opening = await world.make.opening({ closesOn: "2026-03-10" });
    try {
      world.clock.set("2026-03-10T21:59:59.000Z");
      expect(await apply(await world.as("youth"), opening.id)).toMatchObject({ state: "submitted" });
      world.clock.set("2026-03-10T22:00:00.000Z");
      await expect(apply(await world.as("youth"), opening.id)).rejects.toMatchObject({ code: "opening_closed" });
    } finally {
      world.clock.set("2026-03-10T10:00:00.000Z");
    }
  });

  it("says closed for a paused posting, and knows no draft and no posting of a partner that is not approved", async () => {
    const youth = await world.as("youth");
    const paused = await world.make.opening({ state: "paused" });
    const draft = await world.make.opening({ state: "draft", publishedAt: null });
    const pending = await world.make.organisation({ state: "pending" });
    const hidden = await world.make.opening({ organisationId: pending.id, organisationName: pending.name });
    await expect(apply(youth, paused.id)).rejects.toMatchObject({ code: "opening_closed" });
    await expect(apply(youth, draft.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(apply(youth, hidden.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(apply(youth, randomUUID())).rejects.toMatchObject({ code: "not_found" });
  });

  it("names a first day that is over", async () => {
    const opening = await world.make.opening();
    const youth = await world.as("youth");
    const sent = youth(submitApplication, {
      params: { openingId: opening.id, applicationId: randomUUID() },
      body: { note: "", availableFrom: "2026-03-09" },
    });
    await expect(sent).rejects.toMatchObject({ extra: { fields: { availableFrom: "in_the_past" } } });
  });

  it("shows the own applications, newest first, each with what can be done now", async () => {
    const youth = await world.as("youth");
    const older = await apply(youth, (await world.make.opening()).id);
    world.clock.advance(1000);
    const newer = await apply(youth, (await world.make.opening()).id);
    const list = await youth(listMyApplications, {});
    expect(list.items.map(({ id }) => id)).toEqual([newer.id, older.id]);
    expect(list.total).toBe(2);
    expect(await youth(getMyApplication, { params: { applicationId: newer.id } })).toMatchObject({
      state: "submitted",
      note: "Искам да се науча.",
      answer: null,
      can: ["withdraw"],
      shared: [],
      shareable: ["name", "note"],
      shareBlocked: null,
      history: [{ state: "submitted", by: "youth" }],
    });
  });
});
