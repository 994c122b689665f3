import { randomUUID } from "node:crypto";
import { openDb } from "@posoka/db/client";
import { questionnaires, sittings } from "@posoka/db/schema/questionnaires";
import { auditEntries } from "@posoka/db/schema/system";
import { careStays, caseload } from "@posoka/db/schema/relations";
import {
  getCandidate,
  listCandidates,
  previewCard,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { assignMentor, getToday, getYouth } from "@posoka/schema/cases";
import { getMentorAccess, listMyConsents, listMyShares, listMyViews, setMentorAccess } from "@posoka/schema/consent";
import { getChildProfile, getGuardianDesk } from "@posoka/schema/guardians";
import { listMyChildren } from "@posoka/schema/institution";
import { claimReview, getMentorReview, listMyReviews } from "@posoka/schema/mentors";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guardianOf } from "../../support/guardians.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const noon = "2026-03-10T10:00:00.000Z";

describe("who looked", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  beforeEach(() => world.clock.set(noon));
  afterAll(() => world.close());

  const applyTo = async (youth: Person, openingId: string): Promise<string> => {
    const applicationId = randomUUID();
    await youth(submitApplication, { params: { openingId, applicationId }, body: { note: "", availableFrom: null } });
    return applicationId;
  };
  async function applied() {
    const partner = await world.as("partner");
    const opening = await world.make.opening({ organisationId: partner.organisationId!, closesOn: "2026-12-31" });
    const youth = await world.as("youth", { name: "Елена Тайна" });
    return { partner, youth, openingId: opening.id, applicationId: await applyTo(youth, opening.id) };
  }
  const cardOf = async (partner: Person, openingId: string) =>
    (await partner(listCandidates, { params: { openingId } })).items[0]!.card.cardId;
  const seenBy = async (youth: Person) =>
    (await youth(listMyViews)).items.map(({ kind, role, fields }) => [kind, role, ...fields].join(" "));

  it("of a representative is told by the kind of page alone, once a day for each", async () => {
    const youth = await world.as("youth", { birthDate: "2013-01-01", name: "Ния Колева" });
    const parent = await guardianOf(world, youth);
    const { children } = await parent(getGuardianDesk);
    await parent(getGuardianDesk);
    await parent(getChildProfile, { params: { childId: children[0]!.id } });
    expect(await seenBy(youth)).toEqual(["profile guardian", "request guardian"]);
    const sibling = await world.as("youth", { birthDate: "2013-01-01" });
    expect(await seenBy(sibling)).toEqual([]);
    // What is refused is no look.
    const stranger = await guardianOf(world, sibling);
    const read = stranger(getChildProfile, { params: { childId: children[0]!.id } });
    await expect(read).rejects.toMatchObject({ code: "not_found" });
    expect(await seenBy(youth)).toHaveLength(2);
  });

  it("at a card is told once a day, and again when more was shown", async () => {
    const { partner, youth, openingId, applicationId } = await applied();
    const cardId = await cardOf(partner, openingId);
    await partner(getCandidate, { params: { cardId } });
    expect(await seenBy(youth)).toEqual(["card partner"]);
    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name"] } });
    await partner(getCandidate, { params: { cardId } });
    await partner(getCandidate, { params: { cardId } });
    expect(await seenBy(youth)).toEqual(["card partner name", "card partner"]);
    world.clock.set("2026-03-10T22:00:00.000Z");
    await partner(getCandidate, { params: { cardId } });
    const { items, total } = await youth(listMyViews, { query: { limit: 1 } });
    expect(total).toBe(3);
    expect(items).toMatchObject([{ at: "2026-03-10T22:00:00.000Z", kind: "card", role: "partner", fields: ["name"] }]);
    expect(items[0]!.name).toMatch(/^Фирма /);
    const stranger = await world.as("youth");
    expect(await stranger(listMyViews)).toEqual({ items: [], total: 0 });
  });

  it("is told once when two look at the same moment", async () => {
    const { partner, youth, openingId } = await applied();
    await Promise.all(Array.from({ length: 8 }, () => partner(listCandidates, { params: { openingId } })));
    expect(await seenBy(youth)).toEqual(["card partner"]);
  });

  it("is told of staff, a mentor and an institution as well, by name, and of nobody who was refused", async () => {
    const { youth } = await applied();
    const [staff, mentor, home] = [
      await world.as("staff", { account: { displayName: "Рада Илиева" } }),
      await world.as("mentor"),
      await world.as("institution", {
        organisationId: (await world.make.organisation({ kind: "home", name: "Дом" })).id,
      }),
    ];
    const running = { tenantId: youth.tenantId, youthId: youth.id, startsAt: world.clock.now() };
    await world.db.insert(caseload).values({ ...running, staffId: staff.id });
    await world.db.insert(careStays).values({ ...running, organisationId: home.organisationId! });
    await staff(getYouth, { params: { youthId: youth.id } });
    await staff(assignMentor, { params: { youthId: youth.id }, body: { mentorId: mentor.id, note: "" } });
    const [review] = (await mentor(listMyReviews)).items;
    await mentor(claimReview, { params: { reviewId: review!.id } });
    await mentor(getMentorReview, { params: { reviewId: review!.id } });
    await home(listMyChildren);
    const elsewhere = await world.as("staff", { account: { tenantId: (await world.make.otherTenant()).id } });
    await expect(elsewhere(getYouth, { params: { youthId: youth.id } })).rejects.toMatchObject({ code: "not_found" });

    const { items } = await youth(listMyViews);
    expect(items.map(({ kind, role, name }) => [kind, role, name])).toEqual([
      ["child", "institution", "Дом"],
      ["review", "mentor", mentor.userName],
      ["case", "staff", "Рада Илиева"],
    ]);
  });

  it("is traced in the transaction of the read: where no trace can be left, nothing is shown and nothing changed", async () => {
    const { partner, openingId } = await applied();
    const cardId = await cardOf(partner, openingId);
    world.clock.set("2026-03-10T22:00:00.000Z");
    const owner = openDb(world.ownerUrl, { max: 1, applicationName: "test" });
    await owner.db.execute(sql`revoke insert on audit_entries from posoka_app`);
    const looked = await Promise.allSettled([
      partner(getCandidate, { params: { cardId } }),
      partner(listCandidates, { params: { openingId } }),
    ]);
    await owner.db.execute(sql`grant insert on audit_entries to posoka_app`);
    await owner.close();
    expect(looked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect((await partner(listCandidates, { params: { openingId } })).items).toMatchObject([{ state: "submitted" }]);
  });

  it("is not told of the own preview, which reads as the partner's page does", async () => {
    const { partner, youth, openingId, applicationId } = await applied();
    const preview = (query: { name?: boolean; note?: boolean }) =>
      youth(previewCard, { params: { applicationId }, query });
    const proposed = await preview({ name: true });
    expect(proposed.identity).toEqual({ name: "Елена Тайна" });
    expect((await preview({})).identity).toEqual({});
    expect(await seenBy(youth)).toEqual([]);
    // Nothing was shared by looking at it.
    expect((await partner(listCandidates, { params: { openingId } })).items[0]!.identity).toEqual({});
    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name"] } });
    const [real] = (await partner(listCandidates, { params: { openingId } })).items;
    const { cardId: _, ...card } = real!.card;
    expect(await preview({ name: true })).toEqual({ card, identity: real!.identity });
    const stranger = await world.as("youth");
    await expect(stranger(previewCard, { params: { applicationId } })).rejects.toMatchObject({ code: "not_found" });
  });

  it("finds what runs and what was said, in the own lists", async () => {
    const { youth, applicationId, partner, openingId } = await applied();
    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name"], expiresOn: "2026-04-01" } });
    const [share] = (await youth(listMyShares)).items;
    expect(share).toMatchObject({ applicationId, fields: ["name"], until: "2026-04-01" });
    world.clock.set("2026-04-02T10:00:00.000Z");
    expect((await youth(listMyShares)).items).toEqual([]);
    expect((await partner(listCandidates, { params: { openingId } })).items[0]!.identity).toEqual({});
    expect((await youth(listMyConsents)).items[0]).toMatchObject({
      purpose: "share_identity",
      act: "given",
      recipient: share!.organisationName,
      onPaper: false,
    });
  });

  it("as a mentor sees the figures of the questionnaire only while the young person lets them", async () => {
    const [youth, mentor, staff] = [await world.as("youth"), await world.as("mentor"), await world.as("staff")];
    const [questionnaire] = await world.db.select().from(questionnaires).limit(1);
    const profile = { R: 0.9, I: 0.5, A: 0.2, S: 0.4, E: 0.6, C: 0.1 };
    const done = {
      startedAt: world.clock.now(),
      finishedAt: world.clock.now(),
      answers: {},
      profile,
      uncertainty: profile,
    };
    const { id: youthId, tenantId } = youth;
    await world.db
      .insert(sittings)
      .values({ id: randomUUID(), youthId, tenantId, questionnaireId: questionnaire!.id, ...done });
    await staff(assignMentor, { params: { youthId: youth.id }, body: { mentorId: mentor.id, note: "" } });
    const [review] = (await mentor(listMyReviews)).items;
    const params = { reviewId: review!.id };
    await mentor(claimReview, { params });
    const figures = async () => (await mentor(getMentorReview, { params })).interestShares;
    expect(await figures()).toBeNull();
    const stranger = await world.as("mentor");
    const allow = (results: boolean, mentorId = mentor.id) => youth(setMentorAccess, { body: { mentorId, results } });
    await expect(allow(true, stranger.id)).rejects.toMatchObject({ code: "not_found" });
    await allow(true);
    expect(await youth(getMentorAccess)).toMatchObject({ results: true, until: "2027-03-10" });
    expect((await seenBy(youth)).at(0)).not.toContain("results");
    expect(await figures()).toEqual(profile);
    expect((await seenBy(youth)).at(0)).toContain("results");
    await allow(false);
    expect(await figures()).toBeNull();
    expect(await youth(getMentorAccess)).toMatchObject({ results: false, until: null });
  });

  it("as a mentor are not let in by a word that is not enough: under 14, and for an adult under запрещение", async () => {
    const [mentor, staff] = [await world.as("mentor"), await world.as("staff")];
    const [child, adult] = [
      await world.as("youth", { birthDate: "2012-06-01" }),
      await world.as("youth", { birthDate: "2004-06-01" }),
    ];
    for (const youth of [child, adult]) {
      await staff(assignMentor, { params: { youthId: youth.id }, body: { mentorId: mentor.id, note: "" } });
    }
    const body = { mentorId: mentor.id, results: true };
    await adult(setMentorAccess, { body });
    expect(await adult(getMentorAccess)).toMatchObject({ decides: "self", results: true });
    await guardianOf(world, adult, { kind: "adult_representative" });
    for (const youth of [child, adult]) {
      const lines = async () => (await youth(listMyConsents)).total;
      const before = await lines();
      await expect(youth(setMentorAccess, { body })).rejects.toMatchObject({ code: "conflict" });
      expect(await lines()).toBe(before);
      expect(await youth(getMentorAccess)).toMatchObject({ decides: "together", results: false, until: null });
      await youth(setMentorAccess, { body: { ...body, results: false } });
    }
  });

  describe("at too many cards in a day", () => {
    async function crowd(cards: number) {
      const partner = await world.as("partner");
      const opening = await world.make.opening({ organisationId: partner.organisationId! });
      const youth = await world.as("youth");
      // As if the organisation had opened so many cards of other people this morning.
      for (let card = 0; card < cards; card += 1) {
        await world.db.insert(auditEntries).values({
          tenantId: partner.tenantId,
          actorId: partner.id,
          actorRole: "partner",
          act: "view.card",
          subjectKind: "youth",
          subjectId: randomUUID(),
          detail: { fields: [], organisation: partner.organisationId, card: randomUUID() },
          requestId: "test",
          at: world.clock.now(),
        });
      }
      await applyTo(youth, opening.id);
      const list = () => partner(listCandidates, { params: { openingId: opening.id } });
      return { partner, opening, list };
    }
    const alerts = async (partner: Person) =>
      (await (await world.as("staff"))(getToday, { query: { limit: 100 } })).items
        .filter(({ kind, id }) => kind === "view_quota" && id === partner.organisationId)
        .map(({ detail }) => detail);

    it("tells the team at 80 % and at the limit, refuses the next one, and counts anew on the next day", async () => {
      const { partner, opening, list } = await crowd(159);
      expect(await alerts(partner)).toEqual([]);
      await list();
      expect(await alerts(partner)).toEqual(["80 %"]);
      for (let more = 0; more < 40; more += 1) await applyTo(await world.as("youth"), opening.id);
      expect(
        (await partner(listCandidates, { params: { openingId: opening.id }, query: { limit: 100 } })).items,
      ).toHaveLength(41);
      expect(await alerts(partner)).toEqual(["100 %"]);
      // Cards of today can be opened again.
      await list();
      await applyTo(await world.as("youth"), opening.id);
      const all = () => partner(listCandidates, { params: { openingId: opening.id }, query: { limit: 100 } });
      await expect(all()).rejects.toMatchObject({ code: "view_limit", extra: { retryAfterSeconds: 12 * 3600 } });
      await Promise.allSettled([all(), all(), all()]);
      // At 80 % and at the limit: a refusal that is repeated says nothing new.
      const told = and(eq(auditEntries.act, "view.alert"), eq(auditEntries.subjectId, partner.organisationId!));
      expect(await world.db.$count(auditEntries, told)).toBe(2);
      world.clock.set("2026-03-10T22:00:00.000Z");
      expect((await all()).items).toHaveLength(42);
    });

    it("gives the last free card once, when people of the organisation open different ones together", async () => {
      const { partner, opening } = await crowd(198);
      for (let more = 0; more < 5; more += 1) await applyTo(await world.as("youth"), opening.id);
      const rows = await world.db.execute<{ id: string }>(sql`
        select c.id from candidate_cards c join applications a on a.id = c.application_id where a.opening_id = ${opening.id}`);
      const organisationId = partner.organisationId!;
      const colleagues = await Promise.all(rows.rows.map(() => world.as("partner", { organisationId })));
      const outcomes = await Promise.allSettled(
        rows.rows.map(({ id }, at) => colleagues[at]!(getCandidate, { params: { cardId: id } })),
      );
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
      expect(await alerts(partner)).toEqual(["100 %"]);
    });
  });
});
