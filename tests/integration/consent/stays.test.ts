import { recordConsent } from "@posoka/api/modules/consent/service";
import { sessions } from "@posoka/db/schema/accounts";
import { careStays, guardianLinks } from "@posoka/db/schema/relations";
import { listMyStays, setMyStay } from "@posoka/schema/consent";
import { listMyChildren } from "@posoka/schema/institution";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openWorld, type Person, type World } from "../../support/world.ts";

const noon = "2026-03-10T10:00:00.000Z";
/** 17 and a half on 10 March, 18 on 10 September. */
const birthDate = "2008-09-10";

describe("who may stay after 18", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  beforeEach(() => world.clock.set(noon));
  afterAll(() => world.close());

  async function placed() {
    const youth = await world.as("youth", { birthDate, name: "Елена Тайна" });
    const { id: organisationId } = await world.make.organisation({ kind: "home", name: "Къща" });
    const [first, second] = [
      await world.as("institution", { organisationId, account: { displayName: "Ваня" } }),
      await world.as("institution", { organisationId, account: { displayName: "Боян" } }),
    ];
    const guardian = await world.as("guardian", { account: { displayName: "Галина" } });
    const running = { tenantId: youth.tenantId, youthId: youth.id, startsAt: world.clock.now() };
    await world.db.insert(careStays).values({ ...running, organisationId });
    const checked = { checkedBy: first.id, checkedAt: world.clock.now() };
    await world.db.insert(guardianLinks).values({ ...running, ...checked, guardianId: guardian.id, kind: "trustee" });
    // These tests live for years; nobody should have to sign in again.
    await world.db.update(sessions).set({ endsAt: new Date("2030-01-01T00:00:00Z") });
    return { youth, first, second, guardian };
  }
  const answer = (youth: Person, personId: string, stays: boolean) =>
    youth(setMyStay, { params: { personId }, body: { stays } });
  const sees = async (person: Person) => (await person(listMyChildren)).items.length;

  it("is asked from 17 and a half on, by name, of those whose rights end, and of nobody else", async () => {
    const { youth, first, second, guardian } = await placed();
    world.clock.set("2026-03-09T21:59:59.999Z");
    expect((await youth(listMyStays)).people).toEqual([]);
    await expect(answer(youth, first.id, true)).rejects.toMatchObject({ code: "not_found" });
    world.clock.set(noon);
    const { people, adult } = await youth(listMyStays);
    expect(adult).toBe(false);
    expect(people).toEqual([
      { id: second.id, name: "Боян", as: "institution", organisation: "Къща", stays: false, until: null },
      { id: first.id, name: "Ваня", as: "institution", organisation: "Къща", stays: false, until: null },
      { id: guardian.id, name: "Галина", as: "guardian", organisation: null, stays: false, until: null },
    ]);
    const stranger = await world.as("institution");
    await expect(answer(youth, stranger.id, true)).rejects.toMatchObject({ code: "not_found" });
    expect((await (await world.as("youth", { birthDate }))(listMyStays)).people).toEqual([]);
  });

  it("ends for everybody at midnight in Sofia, and stays for the person named alone", async () => {
    const { youth, first, second } = await placed();
    await answer(youth, first.id, true);
    world.clock.set("2026-09-09T20:59:59.999Z");
    expect([await sees(first), await sees(second)]).toEqual([1, 1]);
    world.clock.set("2026-09-09T21:00:00.000Z");
    expect([await sees(first), await sees(second)]).toEqual([1, 0]);
    await answer(youth, first.id, false);
    expect(await sees(first)).toBe(0);
  });

  it("is for a year, and begins another only when the young adult says so again", async () => {
    const { youth, first } = await placed();
    await answer(youth, first.id, true);
    world.clock.set("2027-03-10T21:59:59.999Z");
    expect(await sees(first)).toBe(1);
    expect((await youth(listMyStays)).people.find(({ id }) => id === first.id)).toMatchObject({ until: "2027-03-10" });
    world.clock.set("2027-03-10T22:00:00.000Z");
    expect(await sees(first)).toBe(0);
    await answer(youth, first.id, true);
    expect(await sees(first)).toBe(1);
  });

  it("is nobody's to say but the young person's own", async () => {
    const { youth, first } = await placed();
    await world.db.transaction((tx) =>
      recordConsent(tx, {
        tenantId: youth.tenantId,
        subjectId: youth.id,
        purpose: "stay_after_18",
        recipient: { kind: "person", id: first.id },
        act: "given",
        textVersion: "1",
        language: "bg",
        givenBy: "representative",
        proof: "signed_paper",
        at: world.clock.now(),
      }),
    );
    world.clock.set("2026-09-10T10:00:00.000Z");
    expect(await sees(first)).toBe(0);
  });
});
