import { randomUUID } from "node:crypto";
import { applications } from "@posoka/db/schema/applications";
import { consents } from "@posoka/db/schema/consents";
import { skills } from "@posoka/db/schema/occupations";
import { profileSkills } from "@posoka/db/schema/profiles";
import { supportWanted } from "@posoka/db/schema/sensitive";
import { outbox } from "@posoka/db/schema/system";
import {
  actOnMyApplication,
  decideApplication,
  getCandidate,
  getMyApplication,
  listCandidates,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountOptions } from "../../support/factories.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("candidates of a partner", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function place(options: Parameters<World["make"]["opening"]>[0] = {}) {
    const partner = await world.as("partner");
    const opening = await world.make.opening({
      organisationId: partner.organisationId!,
      organisationName: "Пекарна",
      ...options,
    });
    return { partner, openingId: opening.id };
  }
  async function applied(
    openingId: string,
    options: AccountOptions = {},
  ): Promise<{ youth: Person; applicationId: string }> {
    const youth = await world.as("youth", options);
    const applicationId = randomUUID();
    await youth(submitApplication, {
      params: { openingId, applicationId },
      body: { note: "Пека хляб с баба.", availableFrom: null },
    });
    return { youth, applicationId };
  }
  const onlyCard = async (partner: Person, openingId: string) =>
    (await partner(listCandidates, { params: { openingId } })).items[0]!;

  it("are cards with the named fields and nothing else, without any word or contact of the person", async () => {
    const { partner, openingId } = await place();
    const profile = { ekatte: "68134", education: "secondary" as const, limits: "не вдигам тежко", hours: 3 };
    const { youth } = await applied(openingId, {
      profile,
      name: "Елена Тайна",
      account: { email: "elena@example.org", emailConfirmedAt: new Date() },
    });
    const [skill] = await world.db.select().from(skills).orderBy(asc(skills.code)).limit(1);
    await world.db
      .insert(profileSkills)
      .values({ youthId: youth.id, tenantId: youth.tenantId, skillId: skill!.id, level: 3 });

    const candidate = await onlyCard(partner, openingId);

    expect(Object.keys(candidate.card).sort()).toEqual([
      "ageBand",
      "availability",
      "cardId",
      "interestAreas",
      "languages",
      "legalLimits",
      "province",
      "reasons",
      "skills",
    ]);
    expect(candidate).toMatchObject({ state: "submitted", identity: {}, can: ["yes", "talk", "no"] });
    expect(candidate.card).toMatchObject({ ageBand: "16_17", province: null });
    expect(candidate.card.legalLimits.map(({ code }) => code)).toContain("hours_7_a_day");
    expect(candidate.card.reasons.map(({ factor }) => factor)).toEqual(["skills"]);
    expect(JSON.stringify(candidate)).not.toMatch(/Елена|elena|баба|тежко|2009|2008/);
    expect(JSON.stringify(candidate)).not.toContain(youth.id);
  });

  it("name the province only when ten young people of the charity live there", async () => {
    const { partner, openingId } = await place();
    const { id: tenantId } = await world.make.otherTenant();
    const there = { account: { tenantId }, profile: { ekatte: "68134" } };
    await applied(openingId, there);
    for (let others = 1; others < 9; others += 1) await world.make.account("youth", there);
    expect((await onlyCard(partner, openingId)).card.province).toBeNull();
    await world.make.account("youth", there);
    expect((await onlyCard(partner, openingId)).card.province).not.toBeNull();
  });

  it("give two people who differ only in what must not count the same reasons", async () => {
    const { partner, openingId } = await place();
    const first = await applied(openingId, { name: "Иван", profile: { hours: 1, ekatte: "68134" } });
    await applied(openingId, { name: "Айше", profile: { hours: 1, ekatte: "68134" } });
    await world.db
      .insert(supportWanted)
      .values({ youthId: first.youth.id, tenantId: first.youth.tenantId, needs: "sealed" });
    const { items } = await partner(listCandidates, { params: { openingId } });
    const [a, b] = items.map((item) => ({ ...item, card: { ...item.card, cardId: "" } }));
    expect(a).toEqual(b);
  });

  it("do not exist for another organisation", async () => {
    const { partner, openingId } = await place();
    await applied(openingId);
    const { card, version } = await onlyCard(partner, openingId);
    const stranger = await world.as("partner");
    const params = { cardId: card.cardId };
    await expect(stranger(listCandidates, { params: { openingId } })).rejects.toMatchObject({ code: "not_found" });
    await expect(stranger(getCandidate, { params })).rejects.toMatchObject({ code: "not_found" });
    const body = { decision: "yes" as const, reason: null, words: "", version };
    await expect(stranger(decideApplication, { params, body })).rejects.toMatchObject({ code: "not_found" });
    expect((await onlyCard(partner, openingId)).state).toBe("submitted");
  });

  it("become seen when the card is opened, once, and that leaves the version as it is", async () => {
    const { partner, openingId } = await place();
    const { youth, applicationId } = await applied(openingId);
    const { card, version } = await onlyCard(partner, openingId);
    const read = () => partner(getCandidate, { params: { cardId: card.cardId } });
    expect((await Promise.all([read(), read()])).map(({ state }) => state)).toEqual(["seen", "seen"]);
    const mine = await youth(getMyApplication, { params: { applicationId } });
    expect(mine.history.map(({ state, by }) => [state, by])).toEqual([
      ["submitted", "youth"],
      ["seen", "partner"],
    ]);
    expect(mine.version).toBe(version);
  });

  it("get their answer from a named person, with reason and words, and a mail where there is an address", async () => {
    const { partner, openingId } = await place();
    const email = `${randomUUID()}@example.org`;
    const { youth, applicationId } = await applied(openingId, { account: { email, emailConfirmedAt: new Date() } });
    const { card, version } = await onlyCard(partner, openingId);
    const decide = (decision: "yes" | "talk" | "no", reason: "hours" | null, at: number) =>
      partner(decideApplication, {
        params: { cardId: card.cardId },
        body: { decision, reason, words: "Благодарим.", version: at },
      });

    await expect(decide("no", null, version)).rejects.toMatchObject({ extra: { fields: { reason: "required" } } });
    const talk = await decide("talk", null, version);
    expect(talk.state).toBe("interview");
    await expect(decide("yes", null, version)).rejects.toMatchObject({ code: "stale_version" });
    expect(await decide("no", "hours", talk.version)).toMatchObject({ state: "refused" });
    await expect(decide("yes", null, talk.version + 1)).rejects.toMatchObject({ code: "conflict" });

    const mine = await youth(getMyApplication, { params: { applicationId } });
    expect(mine).toMatchObject({
      state: "refused",
      answer: { decision: "no", reason: "hours", words: "Благодарим." },
      can: [],
    });
    const [row] = await world.db.select().from(applications).where(eq(applications.id, applicationId));
    expect(row!.decidedBy).toBe(partner.id);
    const mails = await world.db
      .select()
      .from(outbox)
      .where(sql`payload ->> 'to' = ${email}`);
    expect(mails).toHaveLength(2);
    expect(JSON.stringify(mails)).not.toMatch(/Благодарим|Пекарна/);
  });

  it("show the shared fields to this partner until they are taken back, and it is in the register", async () => {
    const { partner, openingId } = await place();
    const { youth, applicationId } = await applied(openingId, { name: "Елена" });
    const { card } = await onlyCard(partner, openingId);
    const seen = async () => (await partner(getCandidate, { params: { cardId: card.cardId } })).identity;
    const share = (fields: ("name" | "note" | "email" | "phone")[]) =>
      youth(shareIdentity, { params: { applicationId }, body: { fields } });

    await share(["name"]);
    expect(await seen()).toEqual({ name: "Елена" });
    await share(["name", "note"]);
    expect(await seen()).toEqual({ name: "Елена", note: "Пека хляб с баба." });
    await share([]);
    expect(await seen()).toEqual({});

    const register = await world.db
      .select()
      .from(consents)
      .where(eq(consents.recipientId, applicationId))
      .orderBy(asc(consents.sequence));
    expect(register.map(({ act, fields }) => [act, fields])).toEqual([
      ["given", ["name"]],
      ["given", ["name", "note"]],
      ["withdrawn", ["name", "note"]],
    ]);
  });

  it("never show a minor's e-mail or phone; an adult's only when filled in and confirmed", async () => {
    const { openingId } = await place();
    const minor = await applied(openingId);
    const sharing = (who: Awaited<ReturnType<typeof applied>>, fields: ("name" | "email" | "phone")[]) =>
      who.youth(shareIdentity, { params: { applicationId: who.applicationId }, body: { fields } });
    await expect(sharing(minor, ["name", "phone"])).rejects.toMatchObject({
      extra: { fields: { fields: "bad_choice" } },
    });
    expect((await minor.youth(getMyApplication, { params: { applicationId: minor.applicationId } })).shared).toEqual(
      [],
    );

    const adult = await applied(openingId, {
      birthDate: "2004-01-01",
      account: { email: `${randomUUID()}@example.org` },
    });
    await expect(sharing(adult, ["email"])).rejects.toMatchObject({ code: "profile_incomplete" });
    expect(await sharing(adult, ["name"])).toEqual({ shared: ["name"], until: "2026-09-10", waits: false });
    const stranger = await world.as("youth");
    const others = stranger(shareIdentity, { params: { applicationId: adult.applicationId }, body: { fields: [] } });
    await expect(others).rejects.toMatchObject({ code: "not_found" });
  });

  it("disappear for the partner when they withdraw, with everything they shared", async () => {
    const { partner, openingId } = await place();
    const { youth, applicationId } = await applied(openingId);
    const { card } = await onlyCard(partner, openingId);
    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name"] } });
    const act = { params: { applicationId }, body: { act: "withdraw" as const, version: 1 } };
    const stranger = await world.as("youth");
    await expect(stranger(actOnMyApplication, act)).rejects.toMatchObject({ code: "not_found" });

    await youth(actOnMyApplication, act);

    await expect(partner(getCandidate, { params: { cardId: card.cardId } })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await partner(listCandidates, { params: { openingId } })).total).toBe(0);
    expect((await youth(getMyApplication, { params: { applicationId } })).shared).toEqual([]);
    await expect(youth(actOnMyApplication, { ...act, body: { act: "withdraw", version: 2 } })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("who wait stand before those who have an answer", async () => {
    const { partner, openingId } = await place();
    for (let one = 0; one < 3; one += 1) await applied(openingId);
    const { card, version } = await onlyCard(partner, openingId);
    await partner(decideApplication, {
      params: { cardId: card.cardId },
      body: { decision: "yes", reason: null, words: "", version },
    });
    const { items } = await partner(listCandidates, { params: { openingId } });
    expect(items.map(({ state }) => state)).toEqual(["submitted", "submitted", "offered"]);
  });

  it("get the last place once, when fifty accept at the same time", async () => {
    const { partner, openingId } = await place({ seats: 1 });
    const people = await Promise.all(Array.from({ length: 50 }, () => applied(openingId)));
    const { items } = await partner(listCandidates, { params: { openingId }, query: { limit: 100 } });
    for (const { card, version } of items) {
      await partner(decideApplication, {
        params: { cardId: card.cardId },
        body: { decision: "yes", reason: null, words: "", version },
      });
    }

    const outcomes = await Promise.allSettled(
      people.map(({ youth, applicationId }) =>
        youth(actOnMyApplication, { params: { applicationId }, body: { act: "accept", version: 2 } }),
      ),
    );

    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === "rejected" ? [(outcome.reason as { code: string }).code] : [],
    );
    expect(refusals).toEqual(Array.from({ length: 49 }, () => "conflict"));
    const accepted = sql`${applications.openingId} = ${openingId} and ${applications.state} = 'accepted'`;
    expect(await world.db.$count(applications, accepted)).toBe(1);
  });
});
