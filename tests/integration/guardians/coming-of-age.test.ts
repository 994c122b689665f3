import { actOnMyApplication, getMyApplication } from "@posoka/schema/applications";
import { recordConsent } from "@posoka/api/modules/consent/service";
import { startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { representativeRequests } from "@posoka/db/schema/guardians";
import {
  answerRequest,
  getChildProfile,
  getGuardianDesk,
  getGuardianRequest,
  takeBackAnswer,
} from "@posoka/schema/guardians";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guardianOf, stateOf, waitingApplication } from "../../support/guardians.ts";
import { openWorld, type Person, type World } from "../../support/world.ts";

const nothing = { children: [], waiting: [], answered: [], endsAt: null };

describe("what a representative may, by the age of the young person", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function born(birthDate: string, at: string): Promise<{ youth: Person; guardian: Person }> {
    world.clock.set(at);
    const youth = await world.as("youth", { birthDate });
    return { youth, guardian: await guardianOf(world, youth) };
  }
  /** One minute before midnight in Sofia at the start of that day. */
  const eveOf = (day: string) => new Date(startOfSofiaDay(day).getTime() - 60_000).toISOString();

  it.each([
    ["the day clocks go forward", "2008-03-29", "2026-03-29"],
    ["the day after", "2008-03-30", "2026-03-30"],
    ["the day clocks go back", "2008-10-25", "2026-10-25"],
    ["the day after that", "2008-10-26", "2026-10-26"],
    ["29 February, in a year without one", "2008-02-29", "2026-03-01"],
  ])("ends at 18 at midnight in Sofia: %s", async (_, birthDate, birthday) => {
    const { youth, guardian } = await born(birthDate, eveOf(birthday));
    const { applicationId, requestId } = await waitingApplication(world, youth);
    expect((await guardian(getGuardianDesk)).waiting).toHaveLength(1);

    world.clock.set(startOfSofiaDay(birthday).toISOString());
    expect(await guardian(getGuardianDesk)).toEqual(nothing);
    for (const call of [
      () => guardian(getGuardianRequest, { params: { requestId } }),
      () => guardian(answerRequest, { params: { requestId }, body: { agreed: false } }),
      () => guardian(takeBackAnswer, { params: { requestId } }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await stateOf(world, applicationId)).toBe("awaiting_representative");

    const mine = await youth(getMyApplication, { params: { applicationId } });
    expect(mine.can).toContain("confirmAlone");
    const body = { act: "confirmAlone", version: mine.version } as const;
    await youth(actOnMyApplication, { params: { applicationId }, body });
    expect(await stateOf(world, applicationId)).toBe("submitted");
  });

  it("leaves a minor no way around the representative", async () => {
    const { youth } = await born("2008-11-10", "2026-03-10T10:00:00.000Z");
    const { applicationId } = await waitingApplication(world, youth);
    const mine = await youth(getMyApplication, { params: { applicationId } });
    expect(mine.can).not.toContain("confirmAlone");
    const body = { act: "confirmAlone", version: mine.version } as const;
    const acted = youth(actOnMyApplication, { params: { applicationId }, body });
    await expect(acted).rejects.toMatchObject({ code: "conflict" });
    expect(await stateOf(world, applicationId)).toBe("awaiting_representative");
  });

  it("reads the profile until the eve of the fourteenth birthday, and from then on only what is asked", async () => {
    const { youth, guardian } = await born("2012-03-10", eveOf("2026-03-10"));
    await world.db.insert(representativeRequests).values({
      tenantId: youth.tenantId,
      youthId: youth.id,
      purpose: "use_platform",
      askedAt: world.clock.now(),
    });
    const { children, waiting } = await guardian(getGuardianDesk);
    const childId = children[0]!.id;
    expect(children).toMatchObject([{ readsProfile: true }]);
    await guardian(getChildProfile, { params: { childId } });

    world.clock.set(startOfSofiaDay("2026-03-10").toISOString());
    expect(await guardian(getGuardianDesk)).toMatchObject({ children: [{ readsProfile: false }], waiting: [] });
    await expect(guardian(getChildProfile, { params: { childId } })).rejects.toMatchObject({ code: "not_found" });
    const params = { requestId: waiting[0]!.id };
    await expect(guardian(answerRequest, { params, body: { agreed: true } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("ends at 18 unless the young adult lets that person stay, until that day and until taken back", async () => {
    const { youth, guardian } = await born("2008-04-10", "2026-04-09T10:00:00.000Z");
    const other = await guardianOf(world, youth);
    await waitingApplication(world, youth);
    const say = (act: "given" | "withdrawn", fields: string[]) =>
      world.db.transaction((tx) =>
        recordConsent(tx, {
          tenantId: youth.tenantId,
          subjectId: youth.id,
          purpose: "stay_after_18",
          fields,
          recipient: { kind: "person", id: guardian.id },
          act,
          ...(act === "given" && { expiresOn: "2026-04-20" }),
          textVersion: "2026-03",
          language: "bg",
          givenBy: "self",
          signedBy: youth.id,
          at: world.clock.now(),
        }),
      );
    await say("given", ["name", "profile"]);
    world.clock.set(startOfSofiaDay("2026-04-10").toISOString());
    const desk = await guardian(getGuardianDesk);
    expect(desk).toMatchObject({ children: [{ stays: true, readsProfile: true }], waiting: [], answered: [] });
    const params = { childId: desk.children[0]!.id };
    await guardian(getChildProfile, { params });
    expect(await other(getGuardianDesk)).toEqual(nothing);
    await say("withdrawn", ["profile"]);
    await expect(guardian(getChildProfile, { params })).rejects.toMatchObject({ code: "not_found" });
    world.clock.set(eveOf("2026-04-21"));
    expect((await guardian(getGuardianDesk)).children).toHaveLength(1);
    world.clock.set(startOfSofiaDay("2026-04-21").toISOString());
    expect(await guardian(getGuardianDesk)).toEqual(nothing);
  });

  it("goes on with grown-ups whose representative was recorded as theirs, and only with them", async () => {
    world.clock.set("2026-03-10T10:00:00.000Z");
    const youth = await world.as("youth", { birthDate: "2001-01-01" });
    const guardian = await guardianOf(world, youth, { kind: "adult_representative" });
    const parent = await guardianOf(world, youth);
    expect((await guardian(getGuardianDesk)).children).toHaveLength(1);
    expect(await parent(getGuardianDesk)).toEqual(nothing);
  });

  it("follows a corrected birth date at the next request", async () => {
    const { youth, guardian } = await born("2009-03-10", "2026-03-10T10:00:00.000Z");
    expect((await guardian(getGuardianDesk)).children).toHaveLength(1);
    await world.db.update(youthAccounts).set({ birthDate: "2008-03-10" }).where(eq(youthAccounts.accountId, youth.id));
    expect(await guardian(getGuardianDesk)).toEqual(nothing);
  });
});
