import { randomUUID } from "node:crypto";
import { openings } from "@posoka/db/schema/openings";
import { profileSkills } from "@posoka/db/schema/profiles";
import { questionnaires, sittings } from "@posoka/db/schema/questionnaires";
import { outbox } from "@posoka/db/schema/system";
import { explainMatch, listMyMatches } from "@posoka/schema/matches";
import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Person, openWorld, type World } from "../../support/world.ts";

describe("GET /api/v1/me/matches", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  // Each test sees its own openings only.
  beforeEach(async () => {
    const old = await world.db.update(openings).set({ state: "closed" }).returning({ id: openings.id });
    if (old.length > 0) await tell(old.map(({ id }) => id));
  });

  async function tell(ids: string[]): Promise<void> {
    const events = ids.map((id) => ({
      topic: "index.opening",
      payload: { kind: "opening", id },
      deliver: "index" as const,
    }));
    await world.db.insert(outbox).values(events);
    await world.refreshIndex();
  }

  async function answer(youth: Person): Promise<void> {
    const [questionnaire] = await world.db.select().from(questionnaires).limit(1);
    const profile = { R: 1, I: 0.4, A: 0.2, S: 0.3, E: 0.2, C: 0.5 };
    await world.db.insert(sittings).values({
      id: randomUUID(),
      youthId: youth.id,
      tenantId: youth.tenantId,
      questionnaireId: questionnaire!.id,
      answers: {},
      startedAt: world.clock.now(),
      finishedAt: world.clock.now(),
      profile,
      uncertainty: { R: 0, I: 0, A: 0, S: 0, E: 0, C: 0 },
    });
  }

  it("ranks by fit with reasons whose points add up, and names the skills that are missing", async () => {
    const occupation = (await world.make.someOccupation())!;
    const [first, second] = occupation.skills;
    const near = await world.make.opening({
      title: "Близо",
      skills: [
        { ...first!, relation: "essential" },
        { ...second!, relation: "optional" },
      ],
    });
    const far = await world.make.opening({
      title: "Далеч",
      ekatte: null,
      latitude: 43.2,
      longitude: 27.9,
      skills: [{ ...second!, relation: "essential" }],
    });
    const youth = await world.as("youth", { profile: { ekatte: "68134", education: "secondary" } });
    await world.db
      .insert(profileSkills)
      .values({ youthId: youth.id, tenantId: youth.tenantId, skillId: first!.skillId, level: 2 });
    await answer(youth);
    await world.refreshIndex();

    const list = await youth(listMyMatches, {});

    expect(list.items.map(({ openingId }) => openingId)).toEqual([near.id, far.id]);
    const [best] = list.items;
    expect(best).toMatchObject({
      title: "Близо",
      placeName: "София",
      distanceKm: 0,
      pay: { min: 700, max: 800, period: "month" },
      applied: false,
    });
    expect(best!.reasons.map(({ factor }) => factor)).toEqual(["interests", "skills", "distance"]);
    expect(best!.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(best!.score);
    expect(best!.missingSkills).toMatchObject([{ id: second!.skillId, essential: false }]);
    expect(best!.missingSkills[0]!.label).not.toBe("");
    expect(list).toMatchObject({ possibleTotal: 2, notPossibleTotal: 0, missing: ["languages", "hours"] });
  });

  it("says what is not possible, why, and what would change it", async () => {
    const far = await world.make.opening({ ekatte: null, latitude: 43.2, longitude: 27.9 });
    const taught = await world.make.opening({ minEducation: "bachelor" });
    const both = await world.make.opening({ minEducation: "bachelor", languages: [{ code: "de", level: "b2" }] });
    const youth = await world.as("youth", { profile: { ekatte: "68134", education: "secondary", reachKm: 20 } });
    await world.refreshIndex();

    const list = await youth(listMyMatches, {});

    expect(list.items).toEqual([]);
    expect(list.notPossible.map(({ openingId }) => openingId)).toEqual([taught.id, far.id, both.id]);
    expect(list.notPossible[0]!.whyNot).toEqual([
      { rule: "education", code: "education_missing", params: { level: "bachelor" }, change: "change_education" },
    ]);
    expect(list.notPossible[1]!.whyNot[0]).toMatchObject({
      code: "too_far",
      params: { reach: "20" },
      change: "change_reach",
    });
    expect(list.relax.map(({ code, adds }) => [code, adds])).toEqual([
      ["relax_education", 1],
      ["relax_distance", 1],
    ]);
  });

  it("tells a minor of postings for adults how many there are, and nothing else", async () => {
    const adults = await world.make.opening({ hoursPerDay: 8, hoursPerWeek: 40 });
    const later = await world.make.opening({ minAge: 18, startsOn: "2030-01-01" });
    const minor = await world.as("youth");
    const adult = await world.as("youth", { birthDate: "2005-01-01" });
    await world.refreshIndex();

    const list = await minor(listMyMatches, {});
    expect(list).toMatchObject({ items: [], notPossible: [], adultsOnly: 2 });
    expect(JSON.stringify(list)).not.toContain(adults.id);
    await expect(minor(explainMatch, { params: { openingId: adults.id } })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(minor(explainMatch, { params: { openingId: later.id } })).rejects.toMatchObject({ code: "not_found" });
    expect((await adult(listMyMatches, {})).items).toHaveLength(2);
  });

  it("keeps from a minor's list what is lawful later, and says from when to who has its address", async () => {
    const opening = await world.make.opening();
    const youth = await world.as("youth", { birthDate: "2010-06-01" });
    await world.refreshIndex();
    expect(await youth(listMyMatches, {})).toMatchObject({ items: [], notPossible: [], adultsOnly: 1 });
    const { notPossible } = await youth(explainMatch, { params: { openingId: opening.id } });
    const change = { code: "too_young", params: { age: "16", date: "2026-06-01" }, change: "change_wait_until" };
    expect(notPossible!.whyNot).toMatchObject([change]);
  });

  it("lists a visit without a score, and only the asked kind", async () => {
    const visit = await world.make.opening({ kind: "visit", contractForm: "none" });
    await world.make.opening();
    const youth = await world.as("youth", { profile: { ekatte: "68134" } });
    await world.refreshIndex();
    const { items } = await youth(listMyMatches, { query: { kind: "visit" } });
    expect(items).toMatchObject([{ openingId: visit.id, score: null, band: null, reasons: [] }]);
  });

  it("explains one opening with the same numbers as the list, and also one that is not possible", async () => {
    const opening = await world.make.opening();
    const barred = await world.make.opening({ licences: ["b"] });
    const youth = await world.as("youth", { profile: { ekatte: "68134" } });
    await world.refreshIndex();
    const [listed] = (await youth(listMyMatches, {})).items;
    expect(await youth(explainMatch, { params: { openingId: opening.id } })).toEqual({
      match: listed,
      notPossible: null,
    });
    expect(await youth(explainMatch, { params: { openingId: barred.id } })).toMatchObject({
      match: null,
      notPossible: { whyNot: [{ code: "licence_missing", params: { licence: "b" } }] },
    });
    await expect(youth(explainMatch, { params: { openingId: randomUUID() } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("shows no opening that was paused a moment ago, before the index hears of it", async () => {
    const opening = await world.make.opening();
    const youth = await world.as("youth");
    await world.refreshIndex();
    await world.db
      .update(openings)
      .set({ state: "paused" })
      .where(inArray(openings.id, [opening.id]));
    expect((await youth(listMyMatches, {})).items).toEqual([]);
  });
});
