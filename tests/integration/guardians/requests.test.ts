import { randomUUID } from "node:crypto";
import { accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { consents } from "@posoka/db/schema/consents";
import { representativeRequests } from "@posoka/db/schema/guardians";
import {
  actOnMyApplication,
  decideApplication,
  getMyApplication,
  listCandidates,
  submitApplication,
} from "@posoka/schema/applications";
import { answerForRepresentative, recordRepresentativeConsent } from "@posoka/schema/cases";
import { getMe } from "@posoka/schema/accounts";
import {
  answerRequest,
  getChildProfile,
  getGuardianDesk,
  getGuardianRequest,
  getRepresentation,
  recordRepresentative,
  saveRepresentation,
  takeBackAnswer,
} from "@posoka/schema/guardians";
import { getMyProfile } from "@posoka/schema/profiles";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseWorkerOf, guardianOf, someRepresentative, stateOf, waitingApplication } from "../../support/guardians.ts";
import { mailsTo } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const paper = { proof: "signed_paper", archiveNumber: "12/2026" } as const;

describe("requests to representatives", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const answer = (guardian: Person, requestId: string, agreed: boolean) =>
    guardian(answerRequest, { params: { requestId }, body: { agreed } });
  const two = (staff: Person, youthId: string, version = 0) =>
    staff(saveRepresentation, {
      params: { youthId },
      body: { signatories: 2, protectedPlace: false, state: "ok", note: null, version },
    });

  describe("about an application that waits", () => {
    it("are there with the application, are told by mail without a word of it, and a yes hands it in", async () => {
      const youth = await world.as("youth", { name: "Елена Петрова" });
      const email = "mother@example.org";
      const guardian = await guardianOf(world, youth, { email });
      const { opening, applicationId, requestId } = await waitingApplication(world, youth, {
        title: "Курс за готвачи",
      });
      const desk = await guardian(getGuardianDesk);
      expect(desk.waiting).toMatchObject([{ id: requestId, childName: "Елена", title: "Курс за готвачи", mine: null }]);
      const [mail] = await mailsTo(world, email);
      expect(mail).toMatchObject({ mail: "guardianRequest" });
      expect(JSON.stringify(mail)).not.toMatch(/Курс|Елена|Фирма/);
      const partner = await world.as("partner", { organisationId: opening.organisationId! });
      expect((await partner(listCandidates, { params: { openingId: opening.id } })).total).toBe(0);

      expect(await answer(guardian, requestId, true)).toEqual({ state: "agreed" });
      expect(await stateOf(world, applicationId)).toBe("submitted");
      expect((await partner(listCandidates, { params: { openingId: opening.id } })).total).toBe(1);
      const mine = await youth(getMyApplication, { params: { applicationId } });
      expect(mine.history.at(-1)).toMatchObject({ state: "submitted", by: "guardian" });
      expect(mine.promisedReplyOn).not.toBeNull();
      const { waiting, answered } = await guardian(getGuardianDesk);
      expect([waiting.length, answered.length]).toEqual([0, 1]);
      const request = await guardian(getGuardianRequest, { params: { requestId } });
      expect(request).toMatchObject({ can: ["takeBack"], history: [{ act: "given", onPaper: false }] });
      const register = await world.db.select().from(consents).where(eq(consents.recipientId, applicationId));
      expect(register).toMatchObject([
        { purpose: "representative_act", act: "given", givenBy: "representative", signedBy: guardian.id },
      ]);
    });

    it("a no ends the application, and there is nothing more to say", async () => {
      const youth = await world.as("youth");
      const guardian = await guardianOf(world, youth);
      const { applicationId, requestId } = await waitingApplication(world, youth);
      expect(await answer(guardian, requestId, false)).toEqual({ state: "refused" });
      expect(await stateOf(world, applicationId)).toBe("declined");
      await expect(answer(guardian, requestId, true)).rejects.toMatchObject({ code: "conflict" });
      expect((await guardian(getGuardianRequest, { params: { requestId } })).can).toEqual([]);
    });

    it.each([
      ["first then second", 0],
      ["second then first", 1],
    ] as const)("two must agree: %s", async (_, first) => {
      const youth = await world.as("youth");
      const staff = await caseWorkerOf(world, youth);
      const both = [await guardianOf(world, youth), await guardianOf(world, youth)] as const;
      await two(staff, youth.id);
      const { applicationId, requestId } = await waitingApplication(world, youth);
      expect(await answer(both[first], requestId, true)).toEqual({ state: "waiting" });
      // The same person twice is one signature.
      expect(await answer(both[first], requestId, true)).toEqual({ state: "waiting" });
      const seen = await both[1 - first]!(getGuardianRequest, { params: { requestId } });
      expect(seen).toMatchObject({ needed: 2, agreed: 1, mine: null });
      expect(await answer(both[1 - first]!, requestId, true)).toEqual({ state: "agreed" });
      expect(await stateOf(world, applicationId)).toBe("submitted");
    });

    it("two who answer at the same moment are both heard, whatever they say", async () => {
      for (const words of [
        [true, true],
        [true, false],
        [false, false],
      ] as const) {
        const youth = await world.as("youth");
        const staff = await caseWorkerOf(world, youth);
        const both = [await guardianOf(world, youth), await guardianOf(world, youth)];
        await two(staff, youth.id);
        const { applicationId, requestId } = await waitingApplication(world, youth);
        await Promise.allSettled(both.map((guardian, at) => answer(guardian, requestId, words[at]!)));
        const agreed = words.every(Boolean);
        expect(await stateOf(world, applicationId), words.join()).toBe(agreed ? "submitted" : "declined");
        const [request] = await world.db
          .select()
          .from(representativeRequests)
          .where(eq(representativeRequests.id, requestId));
        expect(request?.state).toBe(agreed ? "agreed" : "refused");
      }
    });

    it("takes a yes back while the partner has not decided, with all that was shown, and not after", async () => {
      const youth = await world.as("youth");
      const guardian = await guardianOf(world, youth);
      const { opening, applicationId, requestId } = await waitingApplication(world, youth);
      const takeBack = (id: string) => guardian(takeBackAnswer, { params: { requestId: id } });
      await expect(takeBack(requestId)).rejects.toMatchObject({ code: "conflict" });
      await answer(guardian, requestId, true);
      expect(await takeBack(requestId)).toEqual({ state: "withdrawn" });
      expect(await stateOf(world, applicationId)).toBe("withdrawn");
      const partner = await world.as("partner", { organisationId: opening.organisationId! });
      expect((await partner(listCandidates, { params: { openingId: opening.id } })).total).toBe(0);

      const other = await waitingApplication(world, youth);
      await answer(guardian, other.requestId, true);
      const decider = await world.as("partner", { organisationId: other.opening.organisationId! });
      const { items } = await decider(listCandidates, { params: { openingId: other.opening.id } });
      const { card, version } = items[0]!;
      const body = { decision: "yes", reason: null, words: "", version } as const;
      await decider(decideApplication, { params: { cardId: card.cardId }, body });
      await expect(takeBack(other.requestId)).rejects.toMatchObject({ code: "conflict" });
      expect(await stateOf(world, other.applicationId)).toBe("offered");
      expect((await guardian(getGuardianRequest, { params: { requestId: other.requestId } })).can).toEqual([]);
    });

    it("comes too late when the opening closed, and is over when the young person withdraws", async () => {
      const youth = await world.as("youth");
      const guardian = await guardianOf(world, youth);
      const late = await waitingApplication(world, youth, { closesOn: "2026-03-11" });
      const gone = await waitingApplication(world, youth);
      const { version } = await youth(getMyApplication, { params: { applicationId: gone.applicationId } });
      await youth(actOnMyApplication, {
        params: { applicationId: gone.applicationId },
        body: { act: "withdraw", version },
      });
      await expect(answer(guardian, gone.requestId, true)).rejects.toMatchObject({ code: "conflict" });
      world.clock.set("2026-03-12T10:00:00.000Z");
      await expect(answer(guardian, late.requestId, true)).rejects.toMatchObject({ code: "opening_closed" });
      expect(await stateOf(world, late.applicationId)).toBe("awaiting_representative");
      const lines = await world.db.select().from(consents).where(eq(consents.recipientId, late.applicationId));
      expect(lines).toEqual([]);
      expect(await answer(guardian, late.requestId, false)).toEqual({ state: "refused" });
    });

    it("lets staff enter one signature from paper, named, beside one given here", async () => {
      const youth = await world.as("youth");
      const staff = await caseWorkerOf(world, youth);
      const online = await guardianOf(world, youth);
      const { id: representativeId } = await staff(recordRepresentative, {
        params: { youthId: youth.id },
        body: someRepresentative,
      });
      await two(staff, youth.id);
      const { applicationId, requestId } = await waitingApplication(world, youth);
      const { version } = await youth(getMyApplication, { params: { applicationId } });
      const enter = (who: string | null) =>
        staff(answerForRepresentative, {
          params: { applicationId },
          body: { agreed: true, ...paper, representativeId: who, version },
        });
      await expect(enter(null)).rejects.toMatchObject({ extra: { fields: { representativeId: "required" } } });
      await enter(representativeId);
      expect(await stateOf(world, applicationId)).toBe("awaiting_representative");
      expect(await answer(online, requestId, true)).toEqual({ state: "agreed" });
      expect(await stateOf(world, applicationId)).toBe("submitted");
      const { requests } = await staff(getRepresentation, { params: { youthId: youth.id } });
      expect(requests[0]?.answers).toMatchObject([
        { who: someRepresentative.name, act: "given", onPaper: true },
        { act: "given", onPaper: false },
      ]);
    });

    it("needs one signature less: what is there is enough at once", async () => {
      const youth = await world.as("youth");
      const staff = await caseWorkerOf(world, youth);
      const guardian = await guardianOf(world, youth);
      await two(staff, youth.id);
      const { applicationId, requestId } = await waitingApplication(world, youth);
      await answer(guardian, requestId, true);
      await staff(saveRepresentation, {
        params: { youthId: youth.id },
        body: { signatories: 1, protectedPlace: false, state: "ok", note: null, version: 1 },
      });
      expect(await stateOf(world, applicationId)).toBe("submitted");
    });

    it("are made for a grown-up only when a representative was recorded for one", async () => {
      const [free, bound] = [
        await world.as("youth", { birthDate: "2001-01-01" }),
        await world.as("youth", { birthDate: "2001-01-01" }),
      ];
      const guardian = await guardianOf(world, bound, { kind: "adult_representative" });
      const apply = async (youth: Person) => {
        const { id: openingId } = await world.make.opening();
        const params = { openingId, applicationId: randomUUID() };
        return youth(submitApplication, { params, body: { note: "", availableFrom: null } });
      };
      expect(await apply(free)).toMatchObject({ state: "submitted" });
      const { id, state } = await apply(bound);
      expect(state).toBe("awaiting_representative");
      const [asked] = (await guardian(getGuardianDesk)).waiting;
      await answer(guardian, asked!.id, true);
      expect(await stateOf(world, id)).toBe("submitted");
    });

    it("are nobody else's: another guardian, an ended one and a disabled one find nothing", async () => {
      const youth = await world.as("youth");
      const guardian = await guardianOf(world, youth);
      const other = await guardianOf(world, await world.as("youth"));
      const { applicationId, requestId } = await waitingApplication(world, youth);
      await expect(answer(other, requestId, false)).rejects.toMatchObject({ code: "not_found" });
      await expect(other(getGuardianRequest, { params: { requestId } })).rejects.toMatchObject({ code: "not_found" });
      await world.db.update(accounts).set({ disabledAt: world.clock.now() }).where(eq(accounts.id, guardian.id));
      await expect(answer(guardian, requestId, false)).rejects.toMatchObject({ code: "unauthenticated" });
      expect(await stateOf(world, applicationId)).toBe("awaiting_representative");
    });
  });

  describe("about the account under 14", () => {
    const standing = async (youthId: string) =>
      (await world.db.select().from(youthAccounts).where(eq(youthAccounts.accountId, youthId)))[0]?.consentVerifiedAt;

    it("open it with a yes, close it when the yes is taken back, and can be asked again", async () => {
      const youth = await world.as("youth", { state: "inert", name: "Ния Колева" });
      const staff = await caseWorkerOf(world, youth);
      await staff(recordRepresentative, { params: { youthId: youth.id }, body: someRepresentative });
      const guardian = await guardianOf(world, youth);
      const [asked] = (await guardian(getGuardianDesk)).waiting;
      expect(asked).toMatchObject({ purpose: "use_platform", childName: "Ния", title: null });
      expect((await youth(getMe)).youth?.state).toBe("inert");
      expect(await answer(guardian, asked!.id, true)).toEqual({ state: "agreed" });
      expect((await youth(getMe)).youth?.state).toBe("unconfirmed");
      await youth(getMyProfile);

      const [child] = (await guardian(getGuardianDesk)).children;
      const profile = await guardian(getChildProfile, { params: { childId: child!.id } });
      expect(profile.firstName).toBe("Ния");
      expect(JSON.stringify(profile)).not.toContain("Колева");

      expect(await guardian(takeBackAnswer, { params: { requestId: asked!.id } })).toEqual({ state: "withdrawn" });
      expect(await standing(youth.id)).toBeNull();
      expect((await youth(getMe)).youth?.state).toBe("inert");
      const paperAgain = { ...paper, representativeId: (await staffList(staff, youth.id))[0]!.id };
      await staff(recordRepresentativeConsent, { params: { youthId: youth.id }, body: paperAgain });
      expect((await youth(getMe)).youth?.state).toBe("unconfirmed");
    });

    it("stay closed with a no, and a later signature on paper opens them", async () => {
      const youth = await world.as("youth", { state: "inert" });
      const staff = await caseWorkerOf(world, youth);
      const guardian = await guardianOf(world, youth);
      await staff(recordRepresentative, { params: { youthId: youth.id }, body: someRepresentative });
      const [asked] = (await guardian(getGuardianDesk)).waiting;
      await answer(guardian, asked!.id, false);
      expect(await standing(youth.id)).toBeNull();
      world.clock.advance(1000);
      const [named] = (await staffList(staff, youth.id)).filter(({ name }) => name === someRepresentative.name);
      await staff(recordRepresentativeConsent, {
        params: { youthId: youth.id },
        body: { ...paper, representativeId: named!.id },
      });
      expect(await standing(youth.id)).not.toBeNull();
      const lines = await world.db
        .select()
        .from(consents)
        .where(and(eq(consents.subjectId, youth.id), eq(consents.purpose, "use_platform")));
      expect(lines.map(({ act }) => act).sort()).toEqual(["given", "refused"]);
    });

    const staffList = async (staff: Person, youthId: string) =>
      (await staff(getRepresentation, { params: { youthId } })).representatives;
  });
});
