import { randomUUID } from "node:crypto";
import { auditEntries } from "@posoka/db/schema/system";
import { openings } from "@posoka/db/schema/openings";
import {
  actOnMyOpening,
  createOpening,
  getMyOpening,
  getOpening,
  getOpeningToReview,
  listMyOpenings,
  listOpenings,
  type OpeningDraft,
  reviewOpening,
  saveMyOpening,
} from "@posoka/schema/openings";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openingDraft } from "../../support/opening-draft.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("a posting from draft to page", () => {
  let world: World;
  let partner: Person;
  let staff: Person;
  beforeAll(async () => {
    world = await openWorld();
    partner = await world.as("partner");
    staff = await world.as("staff");
  });
  afterAll(() => world.close());

  async function draft(overrides: Partial<OpeningDraft> = {}, by = partner): Promise<string> {
    const openingId = randomUUID();
    await by(createOpening, { params: { openingId }, body: openingDraft(overrides) });
    return openingId;
  }

  async function published(overrides: Partial<OpeningDraft> = {}, minorFactsConfirmed = false): Promise<string> {
    const openingId = await draft(overrides);
    world.clock.advance(1);
    await partner(actOnMyOpening, { params: { openingId }, body: { act: "submit", version: 1 } });
    world.clock.advance(1);
    await staff(reviewOpening, {
      params: { openingId },
      body: { decision: "publish", reason: "", minorFactsConfirmed, version: 2 },
    });
    return openingId;
  }

  const mine = (openingId: string) => partner(getMyOpening, { params: { openingId }, query: {} });

  it("goes from draft through review to everybody, with its history and traces", async () => {
    const openingId = await published();

    const shown = await world.guest(getOpening, { params: { openingId }, query: {} });
    expect(shown).toMatchObject({ title: "Стаж в пекарна", adultsOnly: false, appliesHere: true, external: null });
    expect(shown.place?.name).toBe("София");
    const kept = await mine(openingId);
    expect(kept.history.map(({ act }) => act)).toEqual(["create", "submit", "publish"]);
    expect(kept).toMatchObject({ state: "published", version: 3, lawfulFrom: 16 });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, openingId));
    expect(trail.map(({ act }) => act).sort()).toEqual(["opening.create", "opening.publish", "opening.submit"]);
  });

  it("keeps one draft when the same is sent twice, and refuses another one under its id", async () => {
    const openingId = await draft();
    await expect(partner(createOpening, { params: { openingId }, body: openingDraft() })).resolves.toEqual({
      id: openingId,
      version: 1,
    });
    const other = openingDraft({ title: "Нещо друго" });
    await expect(partner(createOpening, { params: { openingId }, body: other })).rejects.toMatchObject({
      code: "conflict",
    });
    const stranger = await world.as("partner");
    await expect(stranger(createOpening, { params: { openingId }, body: openingDraft() })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("names every field that is wrong", async () => {
    const unknown = randomUUID();
    const body = openingDraft({
      closesOn: "2026-03-09",
      endsOn: "2026-05-01",
      shiftEnd: null,
      pay: { min: 300, max: 200, period: "month" },
      occupationId: unknown,
      ekatte: "99999",
      requiredSkills: [{ id: unknown, essential: true }],
      givenSkills: [unknown],
    });
    const refusal = partner(createOpening, { params: { openingId: randomUUID() }, body });
    await expect(refusal).rejects.toMatchObject({
      code: "invalid_input",
      extra: {
        fields: {
          closesOn: "in_the_past",
          endsOn: "too_small",
          shiftEnd: "required",
          "pay.max": "too_small",
          "pay.min": "below_minimum",
          occupationId: "unknown_reference",
          ekatte: "unknown_reference",
          "requiredSkills.0.id": "unknown_reference",
          "givenSkills.0": "unknown_reference",
        },
      },
    });
  });

  it("takes part-time pay at the minimum wage to the cent, and refuses a cent less", async () => {
    const pay = (min: number) => ({ pay: { min, max: 900, period: "month" as const } });
    await expect(draft(pay(465.15))).resolves.toBeTypeOf("string");
    await expect(draft(pay(465.14))).rejects.toMatchObject({ extra: { fields: { "pay.min": "below_minimum" } } });
    await expect(draft({ kind: "volunteering", contractForm: "volunteer_agreement", ...pay(1) })).resolves.toBeTypeOf(
      "string",
    );
  });

  it("does not exist for another organisation, nor as a draft for staff", async () => {
    const openingId = await draft();
    const stranger = await world.as("partner");
    const notThere = { code: "not_found" };
    await expect(stranger(getMyOpening, { params: { openingId }, query: {} })).rejects.toMatchObject(notThere);
    await expect(
      stranger(saveMyOpening, { params: { openingId }, body: { ...openingDraft(), version: 1 } }),
    ).rejects.toMatchObject(notThere);
    await expect(
      stranger(actOnMyOpening, { params: { openingId }, body: { act: "submit", version: 1 } }),
    ).rejects.toMatchObject(notThere);
    await expect(staff(getOpeningToReview, { params: { openingId }, query: {} })).rejects.toMatchObject(notThere);
    expect((await stranger(listMyOpenings, { query: {} })).total).toBe(0);
    expect(await mine(openingId)).toMatchObject({ state: "draft", version: 1 });
  });

  it("stays at the desk of a partner who is not approved", async () => {
    const organisation = await world.make.organisation({ state: "pending" });
    const waiting = await world.as("partner", { organisationId: organisation.id });
    const openingId = await draft({}, waiting);
    const submit = waiting(actOnMyOpening, { params: { openingId }, body: { act: "submit", version: 1 } });
    await expect(submit).rejects.toMatchObject({ code: "forbidden" });

    const { id } = await world.make.opening({ organisationId: organisation.id, organisationName: "Тайната пекарна" });
    await expect(world.guest(getOpening, { params: { openingId: id }, query: {} })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await world.guest(listOpenings, { query: { q: "тайната" } })).total).toBe(0);
  });

  it("tells a reviewer's gaps before the review", async () => {
    const openingId = await draft({ description: "", ekatte: null });
    await expect(
      partner(actOnMyOpening, { params: { openingId }, body: { act: "submit", version: 1 } }),
    ).rejects.toMatchObject({ extra: { fields: { description: "required", ekatte: "required" } } });
  });

  it("goes back to review when pay, hours, place, title or conditions change, and not for another word elsewhere", async () => {
    const openingId = await published();
    const save = (version: number, change: Partial<OpeningDraft>) =>
      partner(saveMyOpening, { params: { openingId }, body: { ...openingDraft(change), version } });
    expect(await save(3, { seats: 5, description: "Месене и печене." })).toEqual({ version: 4, state: "published" });
    expect(await save(4, { pay: { min: 720, max: 800, period: "month" } })).toEqual({ version: 5, state: "in_review" });
    await expect(world.guest(getOpening, { params: { openingId }, query: {} })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("forgets what staff confirmed for minors as soon as those facts change", async () => {
    const openingId = await published({}, true);
    expect(await mine(openingId)).toMatchObject({ lawfulFrom: 15, minorFactsConfirmed: true });
    await partner(saveMyOpening, {
      params: { openingId },
      body: { ...openingDraft({ hazards: "unstated" }), version: 3 },
    });
    const after = await mine(openingId);
    expect(after).toMatchObject({ lawfulFrom: 18, minorFactsConfirmed: false, state: "in_review" });
    expect(after.lawfulRules).toContainEqual({ code: "hazards_unstated", article: "labour_code 304" });
  });

  it("refuses a version that is no longer the newest, also when two write at once", async () => {
    const openingId = await draft();
    const save = (title: string) =>
      partner(saveMyOpening, { params: { openingId }, body: { ...openingDraft({ title }), version: 1 } });
    const outcomes = await Promise.allSettled([save("Първо заглавие"), save("Второ заглавие")]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "stale_version" } });
    expect((await mine(openingId)).version).toBe(2);
  });

  it("is rejected with a reason, mended as a draft and sent again", async () => {
    const openingId = await draft();
    await partner(actOnMyOpening, { params: { openingId }, body: { act: "submit", version: 1 } });
    const reject = (reason: string) =>
      staff(reviewOpening, { params: { openingId }, body: { decision: "reject", reason, version: 2 } });
    await expect(reject("")).rejects.toMatchObject({ extra: { fields: { reason: "required" } } });
    await reject("Липсва кой придружава.");
    expect(await mine(openingId)).toMatchObject({ state: "rejected", reviewReason: "Липсва кой придружава." });
    const saved = await partner(saveMyOpening, { params: { openingId }, body: { ...openingDraft(), version: 3 } });
    expect(saved).toEqual({ version: 4, state: "draft" });
  });

  it("is paused, resumed, closed, and never opened again after that", async () => {
    const openingId = await published();
    const act = (what: "pause" | "resume" | "close" | "renew", version: number) =>
      partner(actOnMyOpening, { params: { openingId }, body: { act: what, version } });
    await expect(act("resume", 3)).rejects.toMatchObject({ code: "conflict" });
    expect((await act("pause", 3)).state).toBe("paused");
    await expect(world.guest(getOpening, { params: { openingId }, query: {} })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await act("resume", 4)).state).toBe("published");
    expect((await act("close", 5)).state).toBe("closed");
    await expect(act("renew", 6)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is renewed from expired only with a new last day, and reviewed again", async () => {
    const openingId = await published();
    await world.db.update(openings).set({ state: "expired", closesOn: "2026-03-01" }).where(eq(openings.id, openingId));
    const renew = (closesOn?: string) =>
      partner(actOnMyOpening, {
        params: { openingId },
        body: { act: "renew", version: 3, ...(closesOn ? { closesOn } : {}) },
      });
    await expect(renew()).rejects.toMatchObject({ extra: { fields: { closesOn: "required" } } });
    await expect(renew("2026-03-09")).rejects.toMatchObject({ extra: { fields: { closesOn: "in_the_past" } } });
    expect((await renew("2026-05-01")).state).toBe("in_review");
  });
});
