import { randomUUID } from "node:crypto";
import { newestShareRequest } from "@posoka/api/modules/guardians/queries/share-requests";
import { consents } from "@posoka/db/schema/consents";
import { guardianLinks } from "@posoka/db/schema/relations";
import { startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import type { GuardianKind } from "@posoka/domain/guardians/representation";
import { randomBelow, seededRandom } from "@posoka/domain/random";
import {
  actOnMyApplication,
  decideApplication,
  getMyApplication,
  listCandidates,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { answerForRepresentative, answerRequestOnPaper, getToday } from "@posoka/schema/cases";
import {
  answerRequest,
  endRepresentative,
  getGuardianDesk,
  getGuardianRequest,
  getRepresentation,
  recordRepresentative,
  saveRepresentation,
  takeBackAnswer,
  takeGuardianLink,
} from "@posoka/schema/guardians";
import { AppError } from "@posoka/schema/errors";
import { saveMyIdentity } from "@posoka/schema/profiles";
import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseWorkerOf, guardianOf, handOver, someRepresentative, stateOf } from "../../support/guardians.ts";
import { mailsTo } from "../../support/mails.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const paper = { proof: "signed_paper", archiveNumber: "12/2026" } as const;
type Field = "name" | "note";

describe("what somebody under 14 shows a partner", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  beforeEach(() => world.clock.set("2026-03-10T10:00:00.000Z"));
  afterAll(() => world.close());

  /** Handed in, with the representative's agreement to the application itself where the age needs one. */
  async function applied(birthDate = "2012-04-20") {
    const youth = await world.as("youth", { birthDate });
    await youth(saveMyIdentity, { body: { name: "Ния Колева", phone: "", version: 1 } });
    const partner = await world.as("partner");
    const staff = await caseWorkerOf(world, youth);
    const { id: openingId } = await world.make.opening({
      organisationId: partner.organisationId!,
      title: "Ден в пекарната",
      kind: "visit",
      contractForm: "none",
      closesOn: "2026-12-31",
    });
    const applicationId = randomUUID();
    const params = { openingId, applicationId };
    await youth(submitApplication, { params, body: { note: "Обичам да меся", availableFrom: null } });
    const version = 1;
    const agreed = { agreed: true, ...paper, version } as const;
    if ((await stateOf(world, applicationId)) === "awaiting_representative") {
      await staff(answerForRepresentative, { params: { applicationId }, body: agreed });
    }
    const share = (fields: Field[], expiresOn?: string) =>
      youth(shareIdentity, { params: { applicationId }, body: { fields, ...(expiresOn && { expiresOn }) } });
    const seen = async () =>
      Object.keys((await partner(listCandidates, { params: { openingId } })).items[0]?.identity ?? {}).sort();
    const mine = async () => youth(getMyApplication, { params: { applicationId } });
    return { youth, partner, staff, openingId, applicationId, share, seen, mine };
  }
  async function withParent(kind: GuardianKind = "parent", birthDate?: string) {
    const all = await applied(birthDate);
    const parent = await guardianOf(world, all.youth, { kind });
    return { ...all, parent };
  }
  const waitingOf = async (guardian: Person) => {
    const { waiting } = await guardian(getGuardianDesk);
    return waiting.filter(({ purpose }) => purpose === "share_identity");
  };
  const answer = async (guardian: Person, agreed: boolean) => {
    const [asked] = await waitingOf(guardian);
    const params = { requestId: asked!.id };
    return { ...params, ...(await guardian(answerRequest, { params, body: { agreed } })) };
  };
  const two = (staff: Person, youthId: string, version = 0) =>
    staff(saveRepresentation, {
      params: { youthId },
      body: { signatories: 2, protectedPlace: false, state: "ok", note: null, version },
    });

  const end = async (staff: Person, youthId: string, guardian: Person) => {
    const [link] = await world.db
      .select()
      .from(guardianLinks)
      .where(and(eq(guardianLinks.guardianId, guardian.id), eq(guardianLinks.youthId, youthId)));
    await staff(endRepresentative, { params: { representativeId: link!.id } });
  };
  const onPaper = async (staff: Person, youthId: string, representativeId: string | null) => {
    const { requests } = await staff(getRepresentation, { params: { youthId } });
    const asked = requests.find(({ purpose, state }) => purpose === "share_identity" && state === "waiting");
    if (!asked) return;
    const body = { act: "given", ...paper, representativeId } as const;
    await staff(answerRequestOnPaper, { params: { requestId: asked.id }, body });
  };

  it("waits for the representative's own line, and the page says for what", async () => {
    const { youth, applicationId, share, seen, mine } = await applied();
    const email = `${randomUUID()}@example.org`;
    const parent = await guardianOf(world, youth, { email });
    expect((await mine()).shareAgreement).toEqual({ state: "unasked", fields: [], until: null });
    expect(await share(["name", "note"], "2026-05-01")).toEqual({ shared: [], until: null, waits: true });
    expect(await seen()).toEqual([]);
    const waits = { state: "waiting", fields: ["name", "note"], until: "2026-05-01" };
    expect(await mine()).toMatchObject({ shared: [], shareAgreement: waits });

    const asked = await waitingOf(parent);
    expect(asked).toMatchObject([
      { childName: "Ния", title: "Ден в пекарната", share: { fields: ["name", "note"], until: "2026-05-01" } },
    ]);
    const mails = await mailsTo(world, email);
    expect(mails.map(({ mail }) => mail)).toEqual(["guardianRequest"]);
    expect(JSON.stringify(mails)).not.toMatch(/Ния|пекарна/);

    expect(await answer(parent, true)).toMatchObject({ state: "agreed" });
    expect(await seen()).toEqual(["name", "note"]);
    expect(await mine()).toMatchObject({ shared: ["name", "note"], sharedUntil: "2026-04-19" });
    const lines = await world.db
      .select()
      .from(consents)
      .where(eq(consents.recipientId, applicationId))
      .orderBy(asc(consents.sequence));
    expect(lines.filter(({ purpose }) => purpose === "share_identity")).toMatchObject([
      { givenBy: "self", signedBy: youth.id, act: "given", expiresOn: "2026-05-01" },
      {
        givenBy: "representative",
        signedBy: parent.id,
        act: "given",
        fields: ["name", "note"],
        expiresOn: "2026-05-01",
      },
    ]);
  });

  it("stays with the card when the answer is no, and the application goes on", async () => {
    const { parent, applicationId, share, seen, mine } = await withParent();
    await share(["name"]);
    const { requestId } = await answer(parent, false);
    expect(await seen()).toEqual([]);
    expect((await mine()).shareAgreement).toMatchObject({ state: "refused" });
    expect(await stateOf(world, applicationId)).toBe("submitted");
    const again = parent(answerRequest, { params: { requestId }, body: { agreed: true } });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
  });

  it("is hidden at once by either of the two, and what was agreed to needs no second question", async () => {
    const { parent, share, seen, mine } = await withParent();
    await share(["name", "note"]);
    const { requestId } = await answer(parent, true);
    await share([]);
    expect(await seen()).toEqual([]);
    expect(await share(["name"])).toMatchObject({ shared: ["name"], waits: false });
    expect(await waitingOf(parent)).toEqual([]);

    const request = await parent(getGuardianRequest, { params: { requestId } });
    expect(request).toMatchObject({ state: "agreed", can: ["takeBack"] });
    expect(await parent(takeBackAnswer, { params: { requestId } })).toEqual({ state: "withdrawn" });
    expect(await seen()).toEqual([]);
    expect((await mine()).shareAgreement).toMatchObject({ state: "withdrawn" });
    await expect(parent(takeBackAnswer, { params: { requestId } })).rejects.toMatchObject({ code: "conflict" });
    expect(await share(["name"])).toMatchObject({ shared: [], waits: true });
  });

  it("asks again for more or for longer, meanwhile shows what was allowed, and a no then hides everything", async () => {
    const { parent, share, seen } = await withParent();
    await share(["name"], "2026-03-20");
    await answer(parent, true);
    world.clock.advance(1);
    expect(await share(["name", "note"], "2026-03-20")).toMatchObject({ shared: ["name"], waits: true });
    world.clock.advance(1);
    // Another wish takes the place of the one that waits.
    await share(["name"], "2026-04-01");
    expect(await waitingOf(parent)).toMatchObject([{ share: { fields: ["name"], until: "2026-04-01" } }]);
    expect(await seen()).toEqual(["name"]);
    await answer(parent, false);
    expect(await seen()).toEqual([]);
  });

  it("is told to the representative once while something waits, and not asked at all when it is taken back", async () => {
    const { youth, share } = await applied();
    const email = `${randomUUID()}@example.org`;
    const parent = await guardianOf(world, youth, { email });
    await share(["name"]);
    await share(["name"]);
    await share(["name", "note"]);
    expect(await mailsTo(world, email)).toHaveLength(1);
    const [asked] = await waitingOf(parent);
    await share([]);
    expect(await waitingOf(parent)).toEqual([]);
    const late = parent(answerRequest, { params: { requestId: asked!.id }, body: { agreed: true } });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
  });

  it("needs both where two must agree, also when that is recorded later", async () => {
    const { youth, parent, staff, share, seen, mine } = await withParent();
    const other = await guardianOf(world, youth);
    await share(["name"]);
    await answer(parent, true);
    expect(await seen()).toEqual(["name"]);
    await two(staff, youth.id);
    expect(await seen()).toEqual([]);
    expect((await mine()).shareAgreement).toMatchObject({ state: "waiting" });
    expect(await answer(other, true)).toMatchObject({ state: "agreed" });
    expect(await seen()).toEqual(["name"]);
    const [agreed] = (await other(getGuardianDesk)).answered;
    await other(takeBackAnswer, { params: { requestId: agreed!.id } });
    expect(await seen()).toEqual([]);
  });

  it("is hidden when the one who said yes represents no longer, and waits for who is left", async () => {
    const { youth, parent, staff, share, seen, mine } = await withParent();
    const email = `${randomUUID()}@example.org`;
    const other = await guardianOf(world, youth, { email });
    await share(["name"]);
    await answer(parent, true);
    expect(await seen()).toEqual(["name"]);
    expect(await mailsTo(world, email)).toHaveLength(1);
    await end(staff, youth.id, parent);
    expect(await seen()).toEqual([]);
    expect((await mine()).shareAgreement).toMatchObject({ state: "waiting" });
    expect(await mailsTo(world, email)).toHaveLength(2);
    await answer(other, true);
    expect(await seen()).toEqual(["name"]);
    // Nobody who has not signed it changes anything by going.
    const third = await guardianOf(world, youth);
    await end(staff, youth.id, third);
    expect((await mine()).shareAgreement).toMatchObject({ state: "agreed" });
  });

  it("counts one parent once, also who signed on paper and then came with an account of their own", async () => {
    const { youth, staff, share, seen, mine } = await applied();
    const { id, token, code } = await handOver(staff, youth.id);
    await share(["name"]);
    await onPaper(staff, youth.id, id);
    expect(await seen()).toEqual(["name"]);
    const own = await guardianOf(world, await world.as("youth"));
    await own(takeGuardianLink, { body: { token, code } });
    expect(await seen()).toEqual([]);
    expect((await mine()).shareAgreement).toMatchObject({ state: "waiting" });
    await two(staff, youth.id);
    expect(await answer(own, true)).toMatchObject({ state: "waiting" });
    expect(await seen()).toEqual([]);
  });

  it("counts a paper that names nobody as one signature only until somebody named signs", async () => {
    const { youth, staff, share, seen } = await applied();
    await two(staff, youth.id);
    await share(["name"]);
    await onPaper(staff, youth.id, null);
    const [parent, other] = [await guardianOf(world, youth), await guardianOf(world, youth)];
    expect(await answer(parent, true)).toMatchObject({ state: "waiting" });
    expect(await seen()).toEqual([]);
    expect(await answer(other, true)).toMatchObject({ state: "agreed" });
    expect(await seen()).toEqual(["name"]);
  });

  it("is shown exactly while the request says that enough have agreed, whoever comes, goes, signs and takes back", async () => {
    const random = seededRandom(20_260_310);
    const below = (most: number) => randomBelow(random, most);
    const said = { agreed: 0, not: 0 };
    for (let round = 0; round < 3; round += 1) {
      world.clock.set("2026-03-10T10:00:00.000Z");
      const { youth, staff, share, seen, applicationId } = await applied();
      await share(["name"]);
      const people: Person[] = [];
      let version = 0;
      const any = () => people[below(people.length)];
      const requestId = async () => (await newestShareRequest(world.db, applicationId))!.id;
      const acts: (() => Promise<unknown>)[] = [
        async () => people.length < 3 && people.push(await guardianOf(world, youth)),
        async () => {
          const [gone] = people.splice(below(people.length), 1);
          if (gone) await end(staff, youth.id, gone);
        },
        async () =>
          any()?.(answerRequest, { params: { requestId: await requestId() }, body: { agreed: below(6) > 0 } }),
        async () => any()?.(answerRequest, { params: { requestId: await requestId() }, body: { agreed: true } }),
        async () => any()?.(takeBackAnswer, { params: { requestId: await requestId() } }),
        async () => onPaper(staff, youth.id, null),
        async () => {
          const body = { signatories: 1 + below(2), protectedPlace: false, state: "ok", note: null, version } as const;
          await staff(saveRepresentation, { params: { youthId: youth.id }, body });
          version += 1;
        },
        async () => share(["name"]),
      ];
      for (let step = 0; step < 30; step += 1) {
        world.clock.advance(1000);
        await acts[below(acts.length)]!().catch((error: unknown) => {
          // What is not open to somebody at that moment is refused; nothing else may go wrong.
          if (!(error instanceof AppError)) throw error;
        });
        const agreed = (await newestShareRequest(world.db, applicationId))?.state === "agreed";
        expect(await seen(), `round ${round}, step ${step}`).toEqual(agreed ? ["name"] : []);
        said[agreed ? "agreed" : "not"] += 1;
      }
    }
    expect(said.agreed).toBeGreaterThan(10);
    expect(said.not).toBeGreaterThan(10);
  }, 60_000);

  it("waits for nobody after its last day, and the next wish is told again", async () => {
    const { youth, staff, share } = await applied();
    const email = `${randomUUID()}@example.org`;
    const parent = await guardianOf(world, youth, { email });
    await share(["name"], "2026-03-12");
    const today = async () =>
      (await staff(getToday, { query: { limit: 100 } })).items.filter(({ kind }) => kind === "representative_answer");
    expect([await waitingOf(parent), await today()].map(({ length }) => length)).toEqual([1, 1]);
    world.clock.set("2026-03-13T10:00:00.000Z");
    expect([await waitingOf(parent), await today()]).toEqual([[], []]);
    const over = (await parent(getGuardianDesk)).answered.filter(({ purpose }) => purpose === "share_identity");
    expect(over).toMatchObject([{ state: "ended", mine: null }]);
    await share(["name"], "2026-03-20");
    expect(await mailsTo(world, email)).toHaveLength(2);
    expect([await waitingOf(parent), await today()].map(({ length }) => length)).toEqual([1, 1]);
  });

  describe("on paper", () => {
    it("is entered by staff of the own case, named, and taken back in the same way", async () => {
      const { youth, staff, share, seen } = await applied();
      await share(["name"]);
      const { id } = await staff(recordRepresentative, { params: { youthId: youth.id }, body: someRepresentative });
      const today = await staff(getToday, { query: { limit: 100 } });
      expect(today.items.filter(({ kind }) => kind === "representative_answer")).toHaveLength(1);
      const { requests } = await staff(getRepresentation, { params: { youthId: youth.id } });
      const asked = requests.find(({ purpose }) => purpose === "share_identity")!;
      expect(asked).toMatchObject({ state: "waiting", share: { fields: ["name"] } });
      const enter = (by: Person, act: "given" | "withdrawn", representativeId: string | null) =>
        by(answerRequestOnPaper, { params: { requestId: asked.id }, body: { act, ...paper, representativeId } });

      await expect(enter(await world.as("staff"), "given", id)).rejects.toMatchObject({ code: "not_found" });
      await expect(enter(staff, "given", randomUUID())).rejects.toMatchObject({ code: "not_found" });
      await expect(enter(staff, "given", null)).rejects.toMatchObject({ code: "invalid_input" });
      await expect(enter(staff, "withdrawn", id)).rejects.toMatchObject({ code: "conflict" });
      expect(await seen()).toEqual([]);
      await enter(staff, "given", id);
      expect(await seen()).toEqual(["name"]);
      await enter(staff, "withdrawn", id);
      expect(await seen()).toEqual([]);
    });

    it("takes back anything, and enters what is asked about account and application only where that belongs", async () => {
      const { youth, staff, applicationId } = await applied();
      const { requests } = await staff(getRepresentation, { params: { youthId: youth.id } });
      const params = { requestId: requests[0]!.id };
      const body = { ...paper, representativeId: null };
      const given = staff(answerRequestOnPaper, { params, body: { ...body, act: "given" } });
      await expect(given).rejects.toMatchObject({ code: "conflict" });
      await staff(answerRequestOnPaper, { params, body: { ...body, act: "withdrawn" } });
      expect(await stateOf(world, applicationId)).toBe("withdrawn");
      const unknown = { params: { requestId: randomUUID() }, body: { ...body, act: "withdrawn" } } as const;
      await expect(staff(answerRequestOnPaper, unknown)).rejects.toMatchObject({ code: "not_found" });
    });
  });

  it("tells nothing of a protected place but what would be shown", async () => {
    const { youth, parent, staff, share } = await withParent();
    const body = { signatories: 1, protectedPlace: true, state: "ok", note: null, version: 0 } as const;
    await staff(saveRepresentation, { params: { youthId: youth.id }, body });
    await share(["name"]);
    const [asked] = await waitingOf(parent);
    const request = await parent(getGuardianRequest, { params: { requestId: asked!.id } });
    expect(request).toMatchObject({ title: null, opening: null, hidden: true, share: { fields: ["name"] } });
    expect(JSON.stringify(request)).not.toMatch(/пекарна/);
  });

  it("is nobody else's to answer: another representative, the child, one whose time is over", async () => {
    const { youth, parent, share } = await withParent();
    const stranger = await guardianOf(world, await world.as("youth"));
    await share(["name"]);
    const [asked] = await waitingOf(parent);
    const input = { params: { requestId: asked!.id }, body: { agreed: true } };
    await expect(stranger(answerRequest, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(youth(answerRequest, input)).rejects.toMatchObject({ code: "forbidden" });
    await world.db
      .update(guardianLinks)
      .set({ endsAt: world.clock.now() })
      .where(eq(guardianLinks.guardianId, parent.id));
    await expect(parent(answerRequest, input)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is over with the application: withdrawn by its owner, or refused by the partner", async () => {
    const gone = await withParent();
    await gone.share(["name"]);
    const { version } = await gone.mine();
    const params = { applicationId: gone.applicationId };
    await gone.youth(actOnMyApplication, { params, body: { act: "withdraw", version } });
    expect(await waitingOf(gone.parent)).toEqual([]);

    const refused = await withParent();
    await refused.share(["name"]);
    const { items } = await refused.partner(listCandidates, { params: { openingId: refused.openingId } });
    const { card, version: now } = items[0]!;
    const body = { decision: "no", reason: "hours", words: "", version: now } as const;
    await refused.partner(decideApplication, { params: { cardId: card.cardId }, body });
    expect(await waitingOf(refused.parent)).toEqual([]);
  });

  it("ends with the fourteenth birthday at midnight in Sofia; from then on the young person decides alone", async () => {
    world.clock.set("2026-04-19T10:00:00.000Z");
    const { parent, staff, youth, share, seen, mine } = await withParent("parent", "2012-04-20");
    await share(["name"]);
    await answer(parent, true);
    world.clock.set(new Date(startOfSofiaDay("2026-04-20").getTime() - 60_000).toISOString());
    expect(await seen()).toEqual(["name"]);
    await share(["name", "note"]);
    const [asked] = await waitingOf(parent);
    world.clock.set(startOfSofiaDay("2026-04-20").toISOString());
    expect(await seen()).toEqual([]);
    expect(await parent(getGuardianDesk)).toMatchObject({ waiting: [] });
    const late = parent(answerRequest, { params: { requestId: asked!.id }, body: { agreed: true } });
    await expect(late).rejects.toMatchObject({ code: "not_found" });
    expect((await mine()).shareAgreement).toBeNull();
    // What waits for nobody any more stands in no one's way.
    await two(staff, youth.id);
  });

  it("asks nobody but the young person from 14 on", async () => {
    const { parent, share, seen, mine } = await withParent("parent", "2011-01-01");
    expect((await mine()).shareAgreement).toBeNull();
    expect(await share(["name"])).toMatchObject({ shared: ["name"], waits: false });
    expect(await seen()).toEqual(["name"]);
    expect(await waitingOf(parent)).toEqual([]);
  });

  it("waits in the same way for the representative of an adult under запрещение, until staff end that", async () => {
    const { youth, share, seen } = await applied("2001-01-01");
    await share(["name"]);
    expect(await seen()).toEqual(["name"]);
    const representative = await guardianOf(world, youth, { kind: "adult_representative" });
    // Recorded now, it counts now: the own yes alone is no longer enough.
    expect(await seen()).toEqual([]);
    expect(await share(["name"])).toMatchObject({ shared: [], waits: true });
    await answer(representative, true);
    expect(await seen()).toEqual(["name"]);
    await share([]);
    expect(await seen()).toEqual([]);
    await share(["name"]);
    await world.db
      .update(guardianLinks)
      .set({ endsAt: world.clock.now() })
      .where(eq(guardianLinks.guardianId, representative.id));
    expect(await share(["name"])).toMatchObject({ shared: ["name"], waits: false });
  });
});
