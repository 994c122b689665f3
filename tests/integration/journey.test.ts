import { randomUUID } from "node:crypto";
import { signIn, signUp } from "@posoka/schema/accounts";
import {
  actOnMyApplication,
  decideApplication,
  getCandidate,
  getMyApplication,
  listCandidates,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { assignMentor, confirmYouth, getToday, getYouth } from "@posoka/schema/cases";
import type { Client } from "@posoka/schema/client";
import { reauthenticate } from "@posoka/schema/factors";
import { listMyMatches } from "@posoka/schema/matches";
import {
  claimReview,
  getMentorReview,
  listMyProfileReviews,
  listMyReviews,
  submitReview,
} from "@posoka/schema/mentors";
import { getOccupation, listEverydayCards, listFittingOccupations } from "@posoka/schema/occupations";
import {
  actOnMyOpening,
  createOpening,
  getMyOpening,
  getOpening,
  reviewOpening,
  type OpeningDraft,
} from "@posoka/schema/openings";
import { decideOrganisation, listOrganisations, registerPartner } from "@posoka/schema/organisations";
import { searchPlaces } from "@posoka/schema/places";
import { getMyIdentity, getMyProfile, saveMyIdentity, saveMyProfile } from "@posoka/schema/profiles";
import { getMyInterests, getQuestionnaire, saveSitting } from "@posoka/schema/questionnaires";
import { recordMediation } from "@posoka/schema/site";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrol } from "../support/factor.ts";
import { someEik } from "../support/factories.ts";
import { openWorld, type World } from "../support/world.ts";

const password = "зелена-лампа-7-реки";

/** One young person, one partner, one member of staff and one mentor, each only through the API. */
describe("the first journey", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  const signedIn = (token: string): Client =>
    ((contract: never, input: object = {}) =>
      world.guest(contract, { ...input, headers: { authorization: `Bearer ${token}` } } as never)) as unknown as Client;

  it("leads from who am I to an answer, with an adult at the side", async () => {
    const [staff, mentor] = [await world.as("staff"), await world.as("mentor")];

    // A guest answers the questionnaire and sees occupations that fit; then an account without an e-mail.
    const { items, version } = await world.guest(getQuestionnaire, { params: { code: "interests" } });
    expect(items.length).toBeGreaterThanOrEqual(36);
    const value = (type: string): number => (type === "R" ? 5 : type === "C" || type === "I" ? 3 : 2);
    const answers = Object.fromEntries(items.map(({ id, type }) => [id, value(type)]));
    const opened = await world.visitor()(signUp, {
      body: { userName: "sokol", password, birthDate: "2008-05-20", language: "bg", noticeVersion: "2026-03" },
    });
    expect(opened.me).toMatchObject({ youth: { state: "unconfirmed", minor: true }, email: null });
    expect(opened.me.userName).toMatch(/^sokol-\d{4}$/);
    const youth = signedIn(opened.accessToken);
    const sittingId = randomUUID();
    await youth(saveSitting, {
      params: { sittingId },
      body: {
        questionnaire: "interests",
        version,
        answers,
        startedAt: "2026-03-10T09:40:00.000Z",
        finishedAt: "2026-03-10T09:50:00.000Z",
      },
    });
    const { current } = await youth(getMyInterests);
    expect(current!.leading[0]).toEqual(["R"]);
    const { R: r, I: i, A: a, S: s, E: e, C: c } = current!.profile;
    const fitting = await world.guest(listFittingOccupations, { query: { r, i, a, s, e, c } });
    const occupation = await world.guest(getOccupation, { params: { occupationId: fitting.items[0]!.id } });
    expect(occupation.skills.length).toBeGreaterThan(2);

    // The profile, from everyday experience.
    const [place] = (await world.guest(searchPlaces, { query: { q: "Пловдив" } })).items;
    const [card] = (await world.guest(listEverydayCards, {})).items;
    const before = await youth(getMyProfile, {});
    const skills = [...new Set([occupation.skills[0]!.id, ...card!.skills.map(({ id }) => id)])].map((id) => ({
      id,
      level: 2 as const,
    }));
    await youth(saveMyProfile, {
      body: {
        education: "basic",
        stillStudying: true,
        experiences: [{ id: randomUUID(), kind: "everyday", cardCode: card!.code, words: card!.label, months: 12 }],
        skills,
        languages: [{ code: "bg", level: "native" }],
        licences: [],
        ekatte: place!.ekatte,
        reachKm: 30,
        remote: false,
        hours: [],
        wishes: ["paid"],
        limits: "",
        support: [],
        version: before.version,
      },
    });
    const identity = await youth(getMyIdentity);
    await youth(saveMyIdentity, { body: { name: "Симеон Орлов", phone: "", version: identity.version } });

    // A partner registers; staff see it waiting and approve.
    const registered = await world.guest(registerPartner, {
      body: {
        organisation: {
          name: "Работилница Орех",
          kind: "employer",
          eik: someEik(),
          ekatte: place!.ekatte,
          website: null,
          about: "",
          contactName: "Вера Илиева",
          contactEmail: "vera@example.org",
          contactPhone: "+359 32 000 000",
        },
        userName: "oreh",
        password,
        language: "bg",
        noticeVersion: "2026-03",
      },
    });
    const waits = async (kind: string) =>
      (await staff(getToday, { query: { limit: 100 } })).items.filter((one) => one.kind === kind);
    expect((await waits("organisation_approval")).map(({ id }) => id)).toContain(registered.organisationId);
    const pending = (await staff(listOrganisations, { query: { state: "pending" } })).items.find(
      ({ id }) => id === registered.organisationId,
    )!;
    await staff(decideOrganisation, {
      params: { organisationId: pending.id },
      body: { decision: "approve", reason: "", version: pending.version },
    });
    const partner = signedIn(
      (await world.visitor()(signIn, { body: { login: registered.userName, password } })).accessToken,
    );

    // An internship, a training that gives a skill, and a job that waits for the registration as mediator.
    const draft: OpeningDraft = {
      kind: "internship",
      language: "bg",
      title: "Стаж в работилница",
      description: "Работа с дърво, с човек до теб.",
      conditions: "",
      occupationId: occupation.id,
      ekatte: place!.ekatte,
      remote: false,
      seats: 1,
      startsOn: null,
      endsOn: null,
      closesOn: "2026-04-10",
      shiftStart: "09:00",
      shiftEnd: "15:00",
      slots: [],
      hoursPerDay: 6,
      hoursPerWeek: 30,
      contractForm: "internship_contract",
      probationMonths: null,
      minAge: null,
      hazards: "none",
      minEducation: "basic",
      languages: [],
      licences: [],
      pay: { min: 700, max: 750, period: "month" },
      lodging: false,
      transport: true,
      accessible: false,
      requiredSkills: occupation.skills.slice(0, 2).map(({ id }, at) => ({ id, essential: at === 0 })),
      givenSkills: [],
      qualificationCode: "",
    };
    const training: OpeningDraft = {
      ...draft,
      kind: "training",
      title: "Курс за начинаещи",
      contractForm: "course",
      requiredSkills: [],
      givenSkills: [occupation.skills[1]!.id],
      pay: null,
    };
    const publish = async (body: OpeningDraft): Promise<string> => {
      const params = { openingId: randomUUID() };
      const created = await partner(createOpening, { params, body });
      await partner(actOnMyOpening, { params, body: { act: "submit", version: created.version } });
      expect((await waits("opening_review")).map(({ id }) => id)).toContain(params.openingId);
      const mine = await partner(getMyOpening, { params });
      await staff(reviewOpening, {
        params,
        body: { decision: "publish", reason: "", minorFactsConfirmed: true, version: mine.version },
      });
      return params.openingId;
    };
    const internship = await publish(draft);
    const course = await publish(training);
    const job = await publish({
      ...draft,
      kind: "job",
      title: "Помощник в работилница",
      contractForm: "labour_contract",
    });
    const adults = await publish({ ...draft, title: "Нощна смяна", shiftStart: "21:00", shiftEnd: "03:00" });
    await world.refreshIndex();
    expect(await world.guest(getOpening, { params: { openingId: job } })).toMatchObject({ appliesHere: false });

    // The ranked list; applying opens when the person was met.
    const list = await youth(listMyMatches, {});
    expect(list.items.map(({ openingId }) => openingId)).toEqual(expect.arrayContaining([internship, course, job]));
    expect(list.items.map(({ openingId }) => openingId)).not.toContain(adults);
    expect(list.adultsOnly).toBe(1);
    const found = list.items.find(({ openingId }) => openingId === internship)!;
    expect(found).toMatchObject({ pay: { min: 700 }, distanceKm: 0 });
    expect(found.missingSkills.map(({ id }) => id)).toEqual(
      [occupation.skills[1]!.id].filter((id) => !skills.some((own) => own.id === id)),
    );
    const applicationId = randomUUID();
    const apply = (openingId: string, id: string) =>
      youth(submitApplication, {
        params: { openingId, applicationId: id },
        body: { note: "Дялкам от малък.", availableFrom: null },
      });
    await expect(apply(internship, applicationId)).rejects.toMatchObject({ code: "not_confirmed" });
    const youthId = opened.me.id;
    expect((await waits("youth_confirmation")).map(({ id }) => id)).toContain(youthId);
    await staff(confirmYouth, { params: { youthId }, body: { metOn: "2026-03-10", place: "staff" } });
    await expect(apply(job, randomUUID())).rejects.toMatchObject({ code: "outside_only" });
    expect(await apply(internship, applicationId)).toMatchObject({ state: "submitted", promisedReplyOn: "2026-03-24" });
    await staff(recordMediation, { body: { number: "1234", since: "2026-03-10" } });
    expect(await apply(job, randomUUID())).toMatchObject({ state: "submitted" });

    // The partner knows a card; a person answers; the name comes when the young person gives it.
    const [waiting] = (await partner(listCandidates, { params: { openingId: internship } })).items;
    const { cardId } = waiting!.card;
    expect(JSON.stringify(waiting)).not.toMatch(/Симеон|Дялкам|sokol/);
    const seen = await partner(getCandidate, { params: { cardId } });
    expect(seen).toMatchObject({ state: "seen", identity: {} });
    await partner(decideApplication, {
      params: { cardId },
      body: { decision: "yes", reason: null, words: "Заповядай в понеделник.", version: seen.version },
    });
    const own = await youth(getMyApplication, { params: { applicationId } });
    expect(own).toMatchObject({
      state: "offered",
      answer: { decision: "yes", words: "Заповядай в понеделник." },
      can: ["withdraw", "accept", "decline"],
    });
    await youth(shareIdentity, { params: { applicationId }, body: { fields: ["name"] } });
    // Who has met cards alone so far sets up a second factor before the first name.
    await expect(partner(getCandidate, { params: { cardId } })).rejects.toMatchObject({ code: "factor_needed" });
    await partner(reauthenticate, { body: { password } });
    await enrol(world, partner);
    expect((await partner(getCandidate, { params: { cardId } })).identity).toEqual({ name: "Симеон Орлов" });
    await youth(actOnMyApplication, { params: { applicationId }, body: { act: "accept", version: own.version } });
    expect(await partner(getCandidate, { params: { cardId } })).toMatchObject({ state: "accepted", can: [] });

    // A mentor looks at the nameless profile and leaves words; staff see what waits until then.
    await staff(assignMentor, { params: { youthId }, body: { mentorId: mentor.id, note: "" } });
    expect(await waits("review_waiting")).toHaveLength(1);
    const [review] = (await mentor(listMyReviews)).items;
    const params = { reviewId: review!.id };
    await mentor(claimReview, { params });
    expect((await mentor(getMentorReview, { params })).everyday).toEqual([card!.label]);
    const rubric = { skills: 3, experience: 2, direction: 3, next_step: 2 };
    await mentor(submitReview, { params, body: { rubric, comments: "Силен профил.", outcome: "reviewed" } });
    expect((await youth(listMyProfileReviews)).items).toMatchObject([{ state: "done", comments: "Силен профил." }]);
    expect(await waits("review_waiting")).toEqual([]);
    expect(await staff(getYouth, { params: { youthId } })).toMatchObject({
      name: "Симеон Орлов",
      applications: 2,
      mentor: { id: mentor.id },
    });
  });
});
