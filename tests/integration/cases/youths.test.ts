import { randomUUID } from "node:crypto";
import { accounts } from "@posoka/db/schema/accounts";
import { consents } from "@posoka/db/schema/consents";
import { auditEntries } from "@posoka/db/schema/system";
import { getMe } from "@posoka/schema/accounts";
import { getMyApplication, listCandidates, submitApplication } from "@posoka/schema/applications";
import {
  answerForRepresentative,
  assignMentor,
  confirmYouth,
  correctBirthDate,
  getYouth,
  listMentors,
  listYouths,
  recordRepresentativeConsent,
  recordVetting,
  vettingKinds,
} from "@posoka/schema/cases";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type Person, type World } from "../../support/world.ts";

describe("young people of the own charity", () => {
  let world: World;
  let staff: Person;
  beforeAll(async () => {
    world = await openWorld();
    staff = await world.as("staff");
  });
  afterAll(() => world.close());

  const paper = { proof: "signed_paper" as const, archiveNumber: "12/2026" };
  const met = { metOn: "2026-03-09", place: "school" as const };

  it("stand in a list with those to meet first, found by any part of a name in any case", async () => {
    const confirmed = await world.as("youth", { name: "Ангел Първанов" });
    const second = await world.as("youth", { state: "unconfirmed", name: "Бояна Първанова" });
    const first = await world.as("youth", { state: "unconfirmed", name: "Явор ПЪРВАНОВ" });
    await world.db
      .update(accounts)
      .set({ createdAt: new Date("2026-03-01T10:00:00Z") })
      .where(eq(accounts.id, first.id));

    const list = await staff(listYouths, { query: { q: "първан" } });
    expect(list.items.map(({ id }) => id)).toEqual([first.id, second.id, confirmed.id]);
    expect(list.total).toBe(3);
    expect(list.items[2]).toMatchObject({ state: "confirmed", age: 17, applications: 0, mentorName: null });
    expect((await staff(listYouths, { query: { q: "първан", state: "confirmed" } })).items).toHaveLength(1);
    expect((await staff(listYouths, { query: { q: "%" } })).items).toEqual([]);
    expect((await staff(listYouths, { query: { q: "\\" } })).items).toEqual([]);
  });

  it("have the same state in the list as for themselves, also on the days around a birthday", async () => {
    const dates = ["2012-03-09", "2012-03-10", "2012-03-11", "1996-03-10", "1996-03-11", "2012-02-29"];
    for (const birthDate of dates) {
      const youth = await world.as("youth", { birthDate, state: "unconfirmed" });
      const own = await youth(getMe);
      expect((await staff(getYouth, { params: { youthId: youth.id } })).state, birthDate).toBe(own.youth!.state);
    }
  });

  it("of another charity do not exist", async () => {
    const { id: tenantId } = await world.make.otherTenant();
    const youth = await world.as("youth", { account: { tenantId }, state: "unconfirmed" });
    const params = { youthId: youth.id };
    const mentor = await world.as("mentor");
    for (const act of [
      () => staff(getYouth, { params }),
      () => staff(confirmYouth, { params, body: met }),
      () => staff(correctBirthDate, { params, body: { birthDate: "2008-01-01", reason: "грешка" } }),
      () => staff(recordRepresentativeConsent, { params, body: paper }),
      () => staff(assignMentor, { params, body: { mentorId: mentor.id, note: "" } }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await youth(getMe)).youth!.state).toBe("unconfirmed");
  });

  it("are confirmed once, by whom and when they were met", async () => {
    const youth = await world.as("youth", { state: "unconfirmed" });
    const params = { youthId: youth.id };
    await expect(staff(confirmYouth, { params, body: { ...met, metOn: "2026-03-11" } })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await staff(confirmYouth, { params, body: met });
    expect(await staff(getYouth, { params })).toMatchObject({
      state: "confirmed",
      confirmation: { ...met, by: staff.userName },
    });
    expect((await youth(getMe)).youth!.state).toBe("confirmed");
    await expect(staff(confirmYouth, { params, body: met })).rejects.toMatchObject({ code: "conflict" });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, youth.id));
    expect(trail.map(({ act }) => act)).toEqual(["youth.confirm", "view.case"]);
  });

  it("get a corrected birth date with its trace, and never one under 13", async () => {
    const youth = await world.as("youth");
    const params = { youthId: youth.id };
    const reason = "сгрешена година при записване";
    await expect(staff(correctBirthDate, { params, body: { birthDate: "2013-03-11", reason } })).rejects.toMatchObject({
      code: "too_young",
    });
    await staff(correctBirthDate, { params, body: { birthDate: "2007-05-05", reason } });
    expect(await staff(getYouth, { params })).toMatchObject({ birthDate: "2007-05-05", age: 18 });
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.subjectId, youth.id));
    expect(trail).toMatchObject([{ act: "youth.correct_birth_date", actorId: staff.id }, { act: "view.case" }]);
    expect(JSON.stringify(trail)).not.toContain("сгрешена");
  });

  it("under 14 open when the representative's consent is recorded, once", async () => {
    const youth = await world.as("youth", { state: "inert" });
    const params = { youthId: youth.id };
    await staff(recordRepresentativeConsent, { params, body: paper });
    expect((await youth(getMe)).youth!.state).toBe("unconfirmed");
    await expect(staff(recordRepresentativeConsent, { params, body: paper })).rejects.toMatchObject({
      code: "conflict",
    });
    const register = await world.db.select().from(consents).where(eq(consents.subjectId, youth.id));
    expect(register).toMatchObject([
      { purpose: "notice", givenBy: "self" },
      {
        purpose: "use_platform",
        fields: ["account"],
        act: "given",
        ...paper,
        checkedBy: staff.id,
        recordedBy: staff.id,
        givenBy: "representative",
        signedBy: null,
      },
    ]);
    const grown = await world.as("youth");
    await expect(
      staff(recordRepresentativeConsent, { params: { youthId: grown.id }, body: paper }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  describe("whose application waits for a representative", () => {
    async function waiting(closesOn = "2026-04-01") {
      const partner = await world.as("partner");
      const opening = await world.make.opening({
        organisationId: partner.organisationId!,
        organisationName: "Читалище",
        kind: "volunteering",
        contractForm: "volunteer_agreement",
        closesOn,
      });
      const youth = await world.as("youth");
      const applicationId = randomUUID();
      await youth(submitApplication, {
        params: { openingId: opening.id, applicationId },
        body: { note: "", availableFrom: null },
      });
      return { partner, openingId: opening.id, youth, params: { applicationId } };
    }

    it("reach the partner after a yes, with the promise from that day on", async () => {
      const { partner, openingId, youth, params } = await waiting();
      expect((await partner(listCandidates, { params: { openingId } })).items).toEqual([]);
      const body = { agreed: true, ...paper, version: 1 };
      await staff(answerForRepresentative, { params, body });
      expect((await partner(listCandidates, { params: { openingId } })).items).toMatchObject([{ state: "submitted" }]);
      expect(await youth(getMyApplication, { params })).toMatchObject({
        state: "submitted",
        promisedReplyOn: "2026-03-24",
      });
      await expect(staff(answerForRepresentative, { params, body })).rejects.toMatchObject({ code: "stale_version" });
      await expect(staff(answerForRepresentative, { params, body: { ...body, version: 2 } })).rejects.toMatchObject({
        code: "conflict",
      });
    });

    it("end after a no, and the partner never hears of them", async () => {
      const { partner, openingId, youth, params } = await waiting();
      await staff(answerForRepresentative, { params, body: { agreed: false, ...paper, version: 1 } });
      expect(await youth(getMyApplication, { params })).toMatchObject({ state: "declined", can: [] });
      expect((await partner(listCandidates, { params: { openingId } })).total).toBe(0);
    });

    it("cannot be handed in after the last day, nor by another charity's staff", async () => {
      const { params } = await waiting("2026-03-10");
      const { id: tenantId } = await world.make.otherTenant();
      const other = await world.as("staff", { account: { tenantId } });
      const body = { agreed: true, ...paper, version: 1 };
      await expect(other(answerForRepresentative, { params, body })).rejects.toMatchObject({ code: "not_found" });
      world.clock.set("2026-03-11T10:00:00.000Z");
      await expect(staff(answerForRepresentative, { params, body })).rejects.toMatchObject({ code: "opening_closed" });
      world.clock.set("2026-03-10T10:00:00.000Z");
    });
  });

  describe("and their mentors", () => {
    it("are matched only when confirmed and vetted, one mentor at a time, also when two staff act at once", async () => {
      const [mentor, other, unvetted] = [
        await world.as("mentor"),
        await world.as("mentor"),
        await world.as("mentor", { vetted: false }),
      ];
      const youth = await world.as("youth");
      const stranger = await world.as("youth", { state: "unconfirmed" });
      const assign = (youthId: string, mentorId: string) =>
        staff(assignMentor, { params: { youthId }, body: { mentorId, note: "" } });

      await expect(assign(stranger.id, mentor.id)).rejects.toMatchObject({ code: "not_confirmed" });
      await expect(assign(youth.id, unvetted.id)).rejects.toMatchObject({ code: "not_vetted" });
      await expect(assign(youth.id, staff.id)).rejects.toMatchObject({ code: "not_found" });
      const outcomes = await Promise.allSettled([assign(youth.id, mentor.id), assign(youth.id, other.id)]);
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
      expect((await staff(getYouth, { params: { youthId: youth.id } })).mentor).not.toBeNull();
    });

    it("are vetted by a safeguarding lead alone, all four checks, until the first of them ends", async () => {
      const mentor = await world.as("mentor", { vetted: false });
      const lead = await world.as("staff", { flags: ["safeguarding_lead"] });
      const params = { mentorId: mentor.id };
      const row = async () => (await staff(listMentors)).items.find(({ id }) => id === mentor.id);
      const check = (kind: (typeof vettingKinds)[number], validTo: string) => ({ kind, passed: true, validTo });

      await expect(staff(recordVetting, { params, body: check("training", "2027-01-01") })).rejects.toMatchObject({
        code: "forbidden",
      });
      for (const [place, kind] of vettingKinds.entries()) {
        expect(await row()).toMatchObject({ vetted: false, vettedUntil: null });
        await lead(recordVetting, { params, body: check(kind, `2027-0${place + 1}-01`) });
      }
      expect(await row()).toMatchObject({ vetted: true, vettedUntil: "2027-01-01", accompanies: 0 });
      world.clock.advance(1);
      await lead(recordVetting, { params, body: { ...check("references", "2027-06-01"), passed: false } });
      expect(await row()).toMatchObject({ vetted: false });
      const youth = await world.as("youth");
      await expect(
        lead(recordVetting, { params: { mentorId: youth.id }, body: check("training", "2027-01-01") }),
      ).rejects.toMatchObject({ code: "not_found" });
    });
  });
});
