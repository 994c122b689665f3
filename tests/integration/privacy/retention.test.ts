import { randomUUID } from "node:crypto";
import { eraseIdle, eraseInert, keepRetention, noticeIdle } from "@posoka/api/modules/privacy/service/retention";
import { sessions, youthAccounts } from "@posoka/db/schema/accounts";
import { applicationEvents, applications } from "@posoka/db/schema/applications";
import { consents } from "@posoka/db/schema/consents";
import { representativeRequests } from "@posoka/db/schema/guardians";
import { openingEvents, openings } from "@posoka/db/schema/openings";
import { erasures, retentionNotices } from "@posoka/db/schema/trust";
import { periods } from "@posoka/domain/privacy/periods";
import { getMe, signIn } from "@posoka/schema/accounts";
import { decideApplication, getCandidate, listCandidates, submitApplication } from "@posoka/schema/applications";
import { correctBirthDate, getToday, getYouth, recordRepresentativeConsent } from "@posoka/schema/cases";
import { seeRetentionNotice } from "@posoka/schema/erasure";
import type { Contract } from "@posoka/schema/route";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nothingFilledIn } from "../../access/cells.ts";
import { allContracts } from "../../support/all-contracts.ts";
import { madePassword } from "../../support/factories.ts";
import { mailsTo } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("the retention clock", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  beforeEach(() => world.clock.set("2026-03-10T10:00:00.000Z"));
  afterAll(() => world.close());

  const isGone = async ({ id }: { id: string }) => (await world.db.$count(erasures, eq(erasures.subjectId, id))) > 0;
  const noticeOf = async ({ id }: { id: string }) =>
    (await world.db.select().from(retentionNotices).where(eq(retentionNotices.accountId, id))).at(0);

  it("names figures with the day from which they hold and where they come from", () => {
    for (const { since, source } of Object.values(periods)) {
      expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(source).not.toBe("");
    }
  });

  it("tells who was not here for 24 months less 30 days, and erases 30 days later, both to the moment", async () => {
    const email = `idle-${randomUUID()}@example.org`;
    const account = { email, emailConfirmedAt: world.clock.now() };
    const idle = await world.as("youth", { account });
    world.clock.set("2028-02-09T09:59:59.999Z");
    await noticeIdle(world.deps);
    expect(await noticeOf(idle)).toBeUndefined();
    world.clock.set("2028-02-09T10:00:00.000Z");
    await noticeIdle(world.deps);
    expect(await noticeOf(idle)).toMatchObject({ byMail: true, dueAt: new Date("2028-03-10T10:00:00.000Z") });
    expect((await mailsTo(world, email)).map(({ mail }) => mail)).toEqual(["retentionNotice"]);
    await noticeIdle(world.deps);
    expect(await mailsTo(world, email)).toHaveLength(1);

    world.clock.set("2028-03-10T09:59:59.999Z");
    await eraseIdle(world.deps);
    expect(await isGone(idle)).toBe(false);
    world.clock.set("2028-03-10T10:00:00.000Z");
    const counts = await Promise.all([eraseIdle(world.deps), eraseIdle(world.deps)]);
    expect(await isGone(idle)).toBe(true);
    expect(counts.reduce((sum, one) => sum + one)).toBeGreaterThan(0);
    expect(await eraseIdle(world.deps)).toBe(0);
  });

  it("gives 30 days also where the clock stood still for a year", async () => {
    const idle = await world.as("youth");
    world.clock.set("2029-03-10T10:00:00.000Z");
    await keepRetention(world.deps);
    expect(await noticeOf(idle)).toMatchObject({ dueAt: new Date("2029-04-09T10:00:00.000Z") });
    expect(await isGone(idle)).toBe(false);
    world.clock.set("2029-04-09T10:00:00.000Z");
    await keepRetention(world.deps);
    expect(await isGone(idle)).toBe(true);
  });

  it("keeps who comes back, and tells them until they have read it", async () => {
    const back = await world.as("youth");
    world.clock.set("2028-02-20T10:00:00.000Z");
    await noticeIdle(world.deps);
    const visitor = world.visitor();
    const { me, accessToken } = await visitor(signIn, { body: { login: back.userName, password: madePassword } });
    expect(me.retentionNotice).toEqual({ dueAt: (await noticeOf(back))!.dueAt.toISOString() });
    const headers = { authorization: `Bearer ${accessToken}` };
    await visitor(seeRetentionNotice, { headers });
    expect((await visitor(getMe, { headers })).retentionNotice).toBeNull();
    world.clock.set("2028-06-01T10:00:00.000Z");
    await keepRetention(world.deps);
    expect(await isGone(back)).toBe(false);
  });

  it("keeps who comes back without reading it", async () => {
    const back = await world.as("youth");
    world.clock.set("2028-02-20T10:00:00.000Z");
    await noticeIdle(world.deps);
    await world.visitor()(signIn, { body: { login: back.userName, password: madePassword } });
    world.clock.set("2028-06-01T10:00:00.000Z");
    await eraseIdle(world.deps);
    expect(await isGone(back)).toBe(false);
  });

  it("tells anew, and erases 30 days later, who came back without reading it and stayed away for 24 months more", async () => {
    const email = `again-${randomUUID()}@example.org`;
    const again = await world.as("youth", { account: { email, emailConfirmedAt: world.clock.now() } });
    world.clock.set("2028-02-20T10:00:00.000Z");
    await noticeIdle(world.deps);
    world.clock.set("2028-03-01T10:00:00.000Z");
    await world.visitor()(signIn, { body: { login: again.userName, password: madePassword } });
    world.clock.set("2030-01-30T09:59:59.999Z");
    await keepRetention(world.deps);
    expect(await mailsTo(world, email)).toHaveLength(1);
    world.clock.set("2030-01-30T10:00:00.000Z");
    await keepRetention(world.deps);
    expect(await mailsTo(world, email)).toHaveLength(2);
    expect(await noticeOf(again)).toMatchObject({ byMail: true, dueAt: new Date("2030-03-01T10:00:00.000Z") });
    await keepRetention(world.deps);
    expect(await mailsTo(world, email)).toHaveLength(2);
    world.clock.set("2030-03-01T09:59:59.999Z");
    await keepRetention(world.deps);
    expect(await isGone(again)).toBe(false);
    world.clock.set("2030-03-01T10:00:00.000Z");
    await keepRetention(world.deps);
    expect(await isGone(again)).toBe(true);
  });

  it("keeps who signs in, or for whom somebody agrees, at the very moment of erasing", async () => {
    const idle = await world.as("youth");
    world.clock.set("2028-02-20T10:00:00.000Z");
    const inert = await world.as("youth", { birthDate: "2016-01-01", state: "inert" });
    await noticeIdle(world.deps);
    world.clock.set("2028-03-21T10:00:00.000Z");
    // Both have been written and are not committed yet when the clock chooses whom to erase.
    await world.db.transaction(async (tx) => {
      const session = { accountId: idle.id, actingRole: "youth", device: "—" } as const;
      await tx.insert(sessions).values({ ...session, lastSeenAt: world.clock.now(), endsAt: world.clock.now() });
      const agreed = { consentVerifiedAt: world.clock.now() };
      await tx.update(youthAccounts).set(agreed).where(eq(youthAccounts.accountId, inert.id));
      await keepRetention(world.deps);
    });
    await keepRetention(world.deps);
    expect([await isGone(idle), await isGone(inert)]).toEqual([false, false]);
  });

  it("asks staff to tell who has no confirmed address", async () => {
    const waits = async (by: Person, { id }: Person) =>
      (await by(getToday, { query: { limit: 100 } })).items.filter(
        (item) => item.kind === "retention_notice" && item.youthId === id,
      );
    const { id: tenantId } = await world.make.otherTenant();
    const idle = await world.as("youth", { account: { tenantId }, name: "Отдавна Няма" });
    world.clock.set("2028-02-20T10:00:00.000Z");
    await noticeIdle(world.deps);
    const staff = await world.as("staff", { account: { tenantId } });
    expect(await waits(staff, idle)).toMatchObject([{ title: "Отдавна Няма", dueOn: "2028-03-21" }]);
    await world.visitor()(signIn, { body: { login: idle.userName, password: madePassword } });
    expect(await waits(staff, idle)).toEqual([]);
  });

  it("keeps an adult on whom others depend", async () => {
    const mentor = await world.as("mentor");
    const admin = await world.as("admin");
    world.clock.set("2029-01-01T10:00:00.000Z");
    await keepRetention(world.deps);
    world.clock.set("2029-03-01T10:00:00.000Z");
    await keepRetention(world.deps);
    expect(await isGone(mentor)).toBe(true);
    expect(await isGone(admin)).toBe(false);
  });

  it("erases an account under 14 without consent when its fourteenth day is over in Sofia, and no other", async () => {
    const inert = await world.as("youth", { state: "inert" });
    const allowed = await world.as("youth", { state: "inert" });
    const older = await world.as("youth", { state: "unconfirmed" });
    const staff = await world.as("staff");
    const body = { proof: "signed_paper", archiveNumber: "7/2026" } as const;
    await staff(recordRepresentativeConsent, { params: { youthId: allowed.id }, body });
    // 24 March is the fourteenth day and counts whole: until midnight, which is 22:00 UTC in winter.
    world.clock.set("2026-03-24T21:59:59.999Z");
    await eraseInert(world.deps);
    expect(await isGone(inert)).toBe(false);
    world.clock.set("2026-03-24T22:00:00.000Z");
    await eraseInert(world.deps);
    expect([await isGone(inert), await isGone(allowed), await isGone(older)]).toEqual([true, false, false]);
  });

  it("keeps an account that turns 14 while it waits", async () => {
    const inert = await world.as("youth", { birthDate: "2012-03-20", state: "inert" });
    world.clock.set("2026-04-10T10:00:00.000Z");
    await eraseInert(world.deps);
    expect(await isGone(inert)).toBe(false);
  });

  it("gives a child who agreed alone at a wrong age fourteen days from the correction, and keeps one with a yes", async () => {
    const [alone, agreed] = [
      await world.as("youth", { birthDate: "2010-06-01" }),
      await world.as("youth", { birthDate: "2012-06-01", state: "inert" }),
    ];
    let staff = await world.as("staff");
    const correct = (to: Person, birthDate: string) =>
      staff(correctBirthDate, { params: { youthId: to.id }, body: { birthDate, reason: "сгрешена година" } });
    const state = async (of: Person) => (await staff(getYouth, { params: { youthId: of.id } })).state;
    const body = { proof: "signed_paper", archiveNumber: "8/2026" } as const;
    await staff(recordRepresentativeConsent, { params: { youthId: agreed.id }, body });
    await correct(agreed, "2011-07-01");
    await correct(agreed, "2012-07-01");
    expect(await state(agreed)).toBe("unconfirmed");
    world.clock.set("2026-05-10T10:00:00.000Z");
    staff = await world.as("staff");
    await correct(alone, "2012-06-30");
    expect(await state(alone)).toBe("inert");
    const asked = await world.db
      .select()
      .from(representativeRequests)
      .where(eq(representativeRequests.youthId, alone.id));
    expect(asked).toMatchObject([{ purpose: "use_platform", state: "waiting" }]);
    const lines = await world.db.select().from(consents).where(eq(consents.subjectId, alone.id));
    expect(lines.at(-1)).toMatchObject({ purpose: "use_platform", act: "withdrawn", recordedBy: staff.id });
    // A correction of the correction gives no other fourteen days.
    world.clock.set("2026-05-10T11:00:00.000Z");
    await correct(alone, "2012-06-29");
    world.clock.set("2026-05-24T20:59:59.999Z");
    await eraseInert(world.deps);
    expect(await isGone(alone)).toBe(false);
    world.clock.set("2026-05-24T21:00:00.000Z");
    await eraseInert(world.deps);
    expect([await isGone(alone), await isGone(agreed)]).toEqual([true, false]);
  });

  describe("for applicants at a partner", () => {
    async function applied() {
      const partner = await world.as("partner");
      const { id: openingId } = await world.make.opening({ organisationId: partner.organisationId ?? "" });
      const youth = await world.as("youth");
      const applicationId = randomUUID();
      const body = { note: "", availableFrom: null };
      await youth(submitApplication, { params: { openingId, applicationId }, body });
      const [candidate] = (await partner(listCandidates, { params: { openingId } })).items;
      const card = { params: { cardId: candidate!.card.cardId } };
      const version = candidate!.version;
      await world.db
        .update(sessions)
        .set({ endsAt: new Date("2030-01-01T00:00:00Z") })
        .where(eq(sessions.accountId, partner.id));
      const found = async () => {
        const { items, total } = await partner(listCandidates, { params: { openingId } });
        const one = await partner(getCandidate, card).catch((error: { code: string }) => error.code);
        return [items.length, total, typeof one === "string" ? one : "there"];
      };
      return { partner, openingId, applicationId, card, version, found };
    }
    const shown = [1, 1, "there"];
    const hidden = [0, 0, "not_found"];

    it("hides who was refused six months after that day, at midnight in Sofia", async () => {
      const { partner, card, version, found } = await applied();
      const body = { decision: "no", reason: "hours", words: "", version } as const;
      await partner(decideApplication, { ...card, body });
      // Summer time in September: midnight in Sofia is 21:00 UTC.
      world.clock.set("2026-09-09T20:59:59.999Z");
      expect(await found()).toEqual(shown);
      world.clock.set("2026-09-09T21:00:00.000Z");
      expect(await found()).toEqual(hidden);
    });

    it("hides who was never answered six months after the last day of the posting, also from an answer", async () => {
      const { partner, card, openingId, version, found } = await applied();
      await world.db.update(openings).set({ closesOn: "2026-03-31" }).where(eq(openings.id, openingId));
      world.clock.set("2026-09-29T20:59:59.999Z");
      expect(await found()).toEqual(shown);
      world.clock.set("2026-09-29T21:00:00.000Z");
      expect(await found()).toEqual(hidden);
      const body = { decision: "talk", reason: null, words: "", version } as const;
      await expect(partner(decideApplication, { ...card, body })).rejects.toMatchObject({ code: "not_found" });
    });

    it("counts from an early end of the posting", async () => {
      const { openingId, found } = await applied();
      await world.db
        .update(openings)
        .set({ state: "closed", closesOn: "2026-12-31" })
        .where(eq(openings.id, openingId));
      const at = new Date("2026-03-12T10:00:00Z");
      const event = { openingId, act: "close", fromState: "published", toState: "closed", at } as const;
      await world.db.insert(openingEvents).values(event);
      world.clock.set("2026-09-11T20:59:59.999Z");
      expect(await found()).toEqual(shown);
      world.clock.set("2026-09-11T21:00:00.000Z");
      expect(await found()).toEqual(hidden);
    });

    it("keeps who works there, until the work is over", async () => {
      const { applicationId, openingId, found } = await applied();
      await world.db.update(applications).set({ state: "started" }).where(eq(applications.id, applicationId));
      await world.db.update(openings).set({ closesOn: "2026-03-31" }).where(eq(openings.id, openingId));
      world.clock.set("2028-01-10T10:00:00.000Z");
      expect(await found()).toEqual(shown);
      await world.db.update(applications).set({ state: "finished" }).where(eq(applications.id, applicationId));
      const [row] = await world.db.select().from(applications).where(eq(applications.id, applicationId));
      const step = { applicationId, tenantId: row!.tenantId, fromState: "started", toState: "finished" } as const;
      await world.db.insert(applicationEvents).values({ ...step, byRole: "partner", at: world.clock.now() });
      world.clock.set("2028-07-10T10:00:00.000Z");
      expect(await found()).toEqual(hidden);
    });
  });

  it("leaves an account of 30 open to read and to take along, and to write nothing new", async () => {
    const ended = await world.as("youth", { state: "read_only" });
    const open = new Set(
      // What belongs to the account and not to the profile, and what only ends or takes back.
      "acceptNotice actAs agreeToUse changeEmail changePassword confirmFactor endMySession exportMyData reauthenticate renewRecoveryCodes requestErasure seeCard setDevice seeRetentionNotice signOutEverywhere startFactor takeBackErasure actOnMyApplication shareIdentity".split(
        " ",
      ),
    );
    const writes = (await allContracts()).filter(
      ([name, { method, access }]) =>
        method !== "GET" &&
        !open.has(name) &&
        (access === "signed_in" || (Array.isArray(access) && access.includes("youth"))),
    );
    expect(writes.map(([name]) => name)).toEqual(
      expect.arrayContaining(["saveMyProfile", "saveMyIdentity", "saveSitting", "submitApplication"]),
    );
    const refused: string[] = [];
    for (const [name, contract] of writes) {
      const input = { params: filledParams(contract), body: bodies[name] ?? {} };
      const code = await ended(contract as Contract, input as never).then(
        () => "done",
        (error: { code: string }) => error.code,
      );
      refused.push(`${name} ${code}`);
    }
    expect(refused).toEqual(writes.map(([name]) => `${name} forbidden`));
  });

  const filledParams = ({ path }: Contract): Record<string, string> =>
    Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name]) => [name!, randomUUID()]));
  const bodies: Record<string, object> = {
    saveMyIdentity: { name: "Ново Име", phone: "", version: 1 },
    submitApplication: { note: "", availableFrom: null },
    setMentorAccess: { mentorId: randomUUID(), results: true },
    setMyStay: { stays: true },
    saveSitting: {
      questionnaire: "interests",
      version: 1,
      answers: {},
      startedAt: "2026-03-10T09:00:00.000Z",
      finishedAt: null,
    },
    saveMyProfile: { ...nothingFilledIn, version: 1 },
  };
});
