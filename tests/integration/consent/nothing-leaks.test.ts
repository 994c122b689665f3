import { randomUUID } from "node:crypto";
import { sessions } from "@posoka/db/schema/accounts";
import { applications, candidateCards } from "@posoka/db/schema/applications";
import { consents } from "@posoka/db/schema/consents";
import { questionnaires, sittings } from "@posoka/db/schema/questionnaires";
import { careStays } from "@posoka/db/schema/relations";
import { outbox } from "@posoka/db/schema/system";
import { addDays } from "@posoka/domain/calendar/dates";
import { currentEdition } from "@posoka/domain/notices/editions";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { LedgerRow, Question } from "@posoka/domain/consent/allowed-fields";
import { randomBelow, seededRandom } from "@posoka/domain/random";
import {
  actOnMyApplication,
  decideApplication,
  getCandidate,
  getMyApplication,
  listCandidates,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { answerForRepresentative, answerRequestOnPaper, assignMentor } from "@posoka/schema/cases";
import { agreeToUse, setMentorAccess, setMyStay } from "@posoka/schema/consent";
import { AppError } from "@posoka/schema/errors";
import { answerRequest, getGuardianDesk, getRepresentation, takeBackAnswer } from "@posoka/schema/guardians";
import { listMyChildren } from "@posoka/schema/institution";
import { claimReview, getMentorReview, listMyReviews } from "@posoka/schema/mentors";
import { saveMyIdentity } from "@posoka/schema/profiles";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oracle } from "../../support/consent-oracle.ts";
import { guardianOf } from "../../support/guardians.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const steps = 55;
const hour = 3_600_000;
const fieldNames = ["name", "note", "email", "phone"] as const;
type Field = (typeof fieldNames)[number];
/** While the procedure runs. Written out once more: what the product asks is not what judges it. */
const procedureRuns = new Set(["submitted", "seen", "shortlisted", "interview", "offered", "accepted", "started"]);

describe("what partners, mentors and institutions are sent", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  // Someone who turns 14 and someone who turns 18 while it lasts, one between and one adult.
  const births = ["2012-04-20", "2010-11-02", "2008-05-05", "2004-02-29"];

  async function makePeople() {
    const partners = [await world.as("partner"), await world.as("partner")];
    const openings = await Promise.all(
      partners.map(({ organisationId }) =>
        world.make.opening({
          organisationId: organisationId!,
          kind: "visit",
          contractForm: "none",
          closesOn: "2027-12-31",
          seats: 50,
        }),
      ),
    );
    const staff = await world.as("staff");
    const mentor = await world.as("mentor");
    const { id: homeId } = await world.make.organisation({ kind: "home" });
    const carers = [
      await world.as("institution", { organisationId: homeId }),
      await world.as("institution", { organisationId: homeId }),
    ];
    const [questionnaire] = await world.db.select().from(questionnaires).limit(1);
    const youths = [];
    for (const [at, birthDate] of births.entries()) {
      const mark = `${at}${randomUUID().slice(0, 8)}`;
      const words = {
        first: `Първо${mark}`,
        last: `Тайно${mark}`,
        note: `бележка${mark}`,
        email: `m${mark}@example.org`,
        phone: `+3598880000${at}7`,
      };
      const person = await world.as("youth", {
        birthDate,
        account: { email: words.email, emailConfirmedAt: world.clock.now() },
      });
      const name = `${words.first} ${words.last}`;
      await person(saveMyIdentity, { body: { name, phone: words.phone, version: 1 } });
      const profile = { R: 0.9, I: 0.5, A: 0.2, S: 0.4, E: 0.6, C: 0.1 };
      const finished = {
        answers: {},
        startedAt: world.clock.now(),
        finishedAt: world.clock.now(),
        uncertainty: profile,
      };
      const ids = {
        id: randomUUID(),
        youthId: person.id,
        tenantId: person.tenantId,
        questionnaireId: questionnaire!.id,
      };
      await world.db.insert(sittings).values({ ...ids, ...finished, profile });
      const own: string[] = [];
      for (const { id: openingId } of openings) {
        const applicationId = randomUUID();
        const body = { note: words.note, availableFrom: null };
        await person(submitApplication, { params: { openingId, applicationId }, body });
        own.push(applicationId);
        if (at > 0) continue;
        const paper = { agreed: true, proof: "signed_paper", archiveNumber: "1", version: 1 } as const;
        await staff(answerForRepresentative, { params: { applicationId }, body: paper });
      }
      if (at !== 1) {
        const row = {
          tenantId: person.tenantId,
          youthId: person.id,
          organisationId: homeId,
          startsAt: world.clock.now(),
        };
        await world.db.insert(careStays).values(row);
      }
      youths.push({ person, birthDate, words, applications: own });
    }
    // From here on the youngest has two representatives, of whom one is enough.
    const representatives = [await guardianOf(world, youths[0]!.person), await guardianOf(world, youths[0]!.person)];
    signers = representatives.map(({ id }) => id);
    await staff(assignMentor, { params: { youthId: youths[2]!.person.id }, body: { mentorId: mentor.id, note: "" } });
    const reviewId = (await mentor(listMyReviews)).items[0]!.id;
    // The clock goes on for months; nobody should have to sign in again.
    await world.db.update(sessions).set({ endsAt: new Date("2030-01-01T00:00:00Z") });
    return { partners, openings, staff, mentor, carers, youths, reviewId, representatives };
  }
  type People = Awaited<ReturnType<typeof makePeople>>;
  type Youth = People["youths"][number];

  let signers: string[] = [];
  let register: (LedgerRow & { subjectId: string })[] = [];
  const linesOf = ({ person }: Youth): LedgerRow[] => register.filter(({ subjectId }) => subjectId === person.id);
  async function readRegister(): Promise<void> {
    const rows = await world.db.select().from(consents).orderBy(asc(consents.sequence));
    register = rows.map((row) => ({ ...row, signatory: row.givenBy }));
  }

  const allowed = (youth: Youth, question: Pick<Question, "purpose" | "recipientId">) => {
    const today = sofiaDate(world.clock.now());
    const lines = linesOf(youth);
    // Who was opened under 14 and has not agreed since shows nothing at all.
    const agreed = lines.some(
      (row) => row.purpose === "use_platform" && row.act === "given" && row.signatory === "self",
    );
    if (youth.birthDate === births[0] && today >= "2026-04-20" && !agreed) return [];
    return oracle(lines, { ...question, birthDate: youth.birthDate, signers, at: world.clock.now() });
  };

  const sharedText = (word: string, { words }: Youth): Field[] =>
    fieldNames.filter((field) =>
      field === "name" ? word.includes(words.last) || word.includes(words.first) : word.includes(words[field]),
    );

  it(`hold nothing that the register does not allow, after each of ${steps} random acts`, async () => {
    const random = seededRandom(20_260_310);
    const below = (n: number): number => randomBelow(random, n);
    const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
    const people = await makePeople();
    const { partners, openings, staff, mentor, carers, youths, reviewId, representatives } = people;
    const figures = { replies: 0, mails: 0, shown: 0, leaks: 0, underFourteen: 0 };
    const wrong: string[] = [];
    const check = (who: string, found: readonly string[], may: readonly string[]): void => {
      const leaked = found.filter((field) => !may.includes(field));
      figures.shown += found.length;
      figures.leaks += leaked.length;
      if (leaked.length > 0) wrong.push(`${world.clock.now().toISOString()} ${who}: ${leaked.join(", ")}`);
    };

    async function lookEverywhere(): Promise<void> {
      await readRegister();
      const rows = await world.db
        .select({ id: applications.id, state: applications.state, cardId: candidateCards.id })
        .from(applications)
        .leftJoin(candidateCards, eq(candidateCards.applicationId, applications.id));
      for (const [at, partner] of partners.entries()) {
        const list = await partner(listCandidates, { params: { openingId: openings[at]!.id }, query: { limit: 100 } });
        const cards = list.items.map(({ card }) => card.cardId);
        const one = cards.length > 0 ? await partner(getCandidate, { params: { cardId: pick(cards) } }) : null;
        figures.replies += one ? 2 : 1;
        for (const youth of youths) {
          const applicationId = youth.applications[at]!;
          const row = rows.find(({ id }) => id === applicationId);
          const runs = procedureRuns.has(row?.state ?? "");
          const may = runs ? allowed(youth, { purpose: "share_identity", recipientId: applicationId }) : [];
          const own = list.items.find((item) => item.card.cardId === row?.cardId);
          check(
            `partner ${at}`,
            sharedText(JSON.stringify([own, one?.card.cardId === row?.cardId ? one : null]), youth),
            may,
          );
          // Nobody's words in anybody else's card, and what is allowed is there.
          const others = list.items.filter((item) => item !== own);
          check(`partner ${at}, another's card`, sharedText(JSON.stringify(others), youth), []);
          if (own) expect(Object.keys(own.identity).sort()).toEqual(may);
          if (youth === youths[0] && sofiaDate(world.clock.now()) < "2026-04-20") figures.underFourteen += may.length;
        }
      }
      for (const carer of carers) {
        const text = JSON.stringify(await carer(listMyChildren));
        figures.replies += 1;
        for (const youth of youths) {
          const minor =
            sofiaDate(world.clock.now()) < `${Number(youth.birthDate.slice(0, 4)) + 18}${youth.birthDate.slice(4)}`;
          const placed = youth !== youths[1];
          const stays = oracleStay(youth, carer.id);
          const found = [
            ...(text.includes(youth.words.first) ? ["first"] : []),
            ...(text.includes(youth.words.last) ? ["last"] : []),
          ];
          check("institution", found, placed && (minor || stays) ? ["first"] : []);
          check(
            "institution",
            sharedText(text, youth).filter((field) => field !== "name"),
            [],
          );
        }
      }
      await mentor(claimReview, { params: { reviewId } });
      const review = await mentor(getMentorReview, { params: { reviewId } });
      figures.replies += 1;
      const may = allowed(youths[2]!, { purpose: "show_mentor", recipientId: mentor.id });
      check("mentor", review.interestShares === null ? [] : ["results"], may);
      for (const youth of youths) check("mentor", sharedText(JSON.stringify(review), youth), []);
    }
    async function searchMails(): Promise<void> {
      const mails = await world.db.select().from(outbox).where(eq(outbox.deliver, "mail"));
      figures.mails = mails.length;
      for (const { payload } of mails) {
        for (const youth of youths) {
          if (payload["to"] === youth.words.email) continue;
          check("mail", sharedText(JSON.stringify(payload), youth), []);
        }
      }
    }
    const oracleStay = (youth: Youth, recipientId: string) =>
      oracle(linesOf(youth), {
        purpose: "stay_after_18",
        recipientId,
        birthDate: youth.birthDate,
        at: world.clock.now(),
      }).length > 0;

    /** Of the youngest and those who sign with them; often, until the fourteenth birthday. */
    const family: (() => Promise<unknown>)[] = [
      () => share(youths[0]!),
      () => share(youths[0]!, ["name", "note"]),
      ...Array.from({ length: 3 }, () => () => representativeAnswers()),
      () => representativeTakesBack(),
      () => paperAnswer(),
    ];
    const acts: (() => Promise<unknown>)[] = [
      ...Array.from({ length: 5 }, () => () => share(pick(youths))),
      () => share(pick(youths), []),
      ...family,
      () =>
        youths[0]!.person(agreeToUse, {
          body: { agreed: below(3) > 0, noticeVersion: currentEdition.version, language: "bg" },
        }),
      () => youths[2]!.person(setMentorAccess, { body: { mentorId: mentor.id, results: below(2) > 0 } }),
      () => youths[2]!.person(setMyStay, { params: { personId: pick(carers).id }, body: { stays: below(3) > 0 } }),
      () => decide(pick([0, 1])),
      () => withdraw(pick(youths)),
      ...Array.from({ length: 4 }, () => async () => world.clock.advance(below(200) * hour)),
    ];
    function share({ person, applications: own }: Youth, fields = fieldNames.filter(() => below(2) > 0)) {
      const today = sofiaDate(world.clock.now());
      const expiresOn = below(3) > 0 ? { expiresOn: addDays(today, below(40)) } : {};
      return person(shareIdentity, {
        params: { applicationId: pick(own) },
        body: { fields: [...fields], ...expiresOn },
      });
    }
    const asks = async (guardian: Person) => (await guardian(getGuardianDesk)).waiting;
    async function representativeAnswers() {
      const guardian = pick(representatives);
      const params = { requestId: pick(await asks(guardian))?.id ?? randomUUID() };
      return guardian(answerRequest, { params, body: { agreed: below(4) > 0 } });
    }
    async function representativeTakesBack() {
      const guardian = pick(representatives);
      const shares = (await guardian(getGuardianDesk)).answered.filter(({ share: shown }) => shown !== null);
      const params = { requestId: pick(shares)?.id ?? randomUUID() };
      return guardian(takeBackAnswer, { params });
    }
    async function paperAnswer() {
      const params = { youthId: youths[0]!.person.id };
      const { requests, representatives: signers } = await staff(getRepresentation, { params });
      const paper = { proof: "signed_paper", archiveNumber: "2", representativeId: pick(signers).id } as const;
      const act = pick(["given", "refused", "withdrawn"] as const);
      return staff(answerRequestOnPaper, { params: { requestId: pick(requests).id }, body: { act, ...paper } });
    }
    async function decide(at: number) {
      const { items } = await partners[at]!(listCandidates, { params: { openingId: openings[at]!.id } });
      const { card, version } = pick(items);
      const decision = pick(["talk", "yes", "no"] as const);
      const body = { decision, reason: decision === "no" ? ("hours" as const) : null, words: "", version };
      return partners[at]!(decideApplication, { params: { cardId: card.cardId }, body });
    }
    async function withdraw({ person, applications: own }: Youth) {
      if (below(4) > 0) return;
      const applicationId = pick(own);
      const { version } = await person(getMyApplication, { params: { applicationId } });
      await person(actOnMyApplication, { params: { applicationId }, body: { act: "withdraw", version } });
    }

    for (let step = 0; step < steps; step += 1) {
      // Half of the acts are refused by their own rules; only a surprise is a fault.
      const list = step < 25 && below(3) > 0 ? family : acts;
      await pick(list)().catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code === "internal") throw error;
      });
      if (step === 25) world.clock.set("2026-04-19T20:59:59.999Z");
      if (step === 26 || step === 37) world.clock.advance(1);
      if (step === 36 && world.clock.now() < new Date("2026-05-04T20:59:59.999Z"))
        world.clock.set("2026-05-04T20:59:59.999Z");
      await lookEverywhere();
    }
    await searchMails();
    expect(wrong).toEqual([]);
    expect(figures.shown).toBeGreaterThan(100);
    expect(figures.underFourteen).toBeGreaterThan(0);
    process.stdout.write(
      `consent: ${steps} acts, ${figures.replies} replies and ${figures.mails} mails searched, ${figures.shown} fields shown (${figures.underFourteen} under 14), ${figures.leaks} leaks\n`,
    );
  }, 120_000);
});
