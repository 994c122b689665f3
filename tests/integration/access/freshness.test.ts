import { endLink, linkCase, linkPlace } from "@posoka/api/modules/relations/service/operate";
import { accountRoles, accounts, sessions } from "@posoka/db/schema/accounts";
import { mentorAssignments, vettingRecords } from "@posoka/db/schema/mentors";
import { organisations } from "@posoka/db/schema/organisations";
import { careStays, caseload, unitMembers } from "@posoka/db/schema/relations";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { getMe, setAccountState } from "@posoka/schema/accounts";
import { getCandidate, shareIdentity } from "@posoka/schema/applications";
import { getYouth } from "@posoka/schema/cases";
import { listMyChildren } from "@posoka/schema/institution";
import { getMentorReview } from "@posoka/schema/mentors";
import { getMyOrganisation } from "@posoka/schema/organisations";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeStage, type Stage } from "../../access/stage.ts";
import { openWorld, type World } from "../../support/world.ts";

/** Each right is used, taken away, and refused at the very next request; the token of before is still good. */
describe("a right that ends is gone at the next request", () => {
  let world: World;
  let stage: Stage;
  let tenants: [string, string];
  beforeAll(async () => {
    world = await openWorld();
    tenants = [(await world.make.tenant()).id, (await world.make.otherTenant()).id];
  });
  beforeEach(async () => {
    world.clock.set("2026-03-10T10:00:00.000Z");
    stage = await makeStage(world, ...tenants);
  });
  afterAll(() => world.close());

  const operator = () => ({ db: world.db, now: world.clock.now });
  const refused = (code: string) => ({ code });
  const readCase = (by: "staff.own" | "staff.unit") =>
    stage.people[by](getYouth, { params: { youthId: stage.people["youth.own"].id } });
  const children = async (by: "institution.own" | "institution.other" | "institution.school") =>
    (await stage.people[by](listMyChildren)).items.map(({ firstName }) => firstName);

  it("with the role", async () => {
    await readCase("staff.own");
    const mine = eq(accountRoles.accountId, stage.people["staff.own"].id);
    await world.db.update(accountRoles).set({ endedAt: world.clock.now() }).where(mine);
    await expect(readCase("staff.own")).rejects.toMatchObject(refused("unauthenticated"));
  });

  it("with the flag, the unit or the case", async () => {
    await readCase("staff.unit");
    const mine = eq(accountRoles.accountId, stage.people["staff.unit"].id);
    await world.db.update(accountRoles).set({ flags: [] }).where(mine);
    await expect(readCase("staff.unit")).rejects.toMatchObject(refused("not_found"));
    await world.db
      .update(accountRoles)
      .set({ flags: ["supervisor"] })
      .where(mine);
    await readCase("staff.unit");
    const [member] = await world.db
      .select()
      .from(unitMembers)
      .where(eq(unitMembers.staffId, stage.people["staff.unit"].id));
    expect(await endLink(operator(), member!.id)).toBe("unit");
    await expect(readCase("staff.unit")).rejects.toMatchObject(refused("not_found"));

    const [own] = await world.db.select().from(caseload).where(eq(caseload.youthId, stage.people["youth.own"].id));
    expect(await endLink(operator(), own!.id)).toBe("caseload");
    const names = { staff: stage.people["staff.other"].userName, youth: stage.people["youth.own"].userName };
    expect(await readCase("staff.own")).toMatchObject({ relation: "unassigned", mentor: null, applicationRows: [] });
    await linkCase(operator(), names, {});
    await expect(readCase("staff.own")).rejects.toMatchObject(refused("not_found"));
  });

  it("with the match", async () => {
    const call = { params: { reviewId: stage.review.id } };
    await stage.people["mentor.own"](getMentorReview, call);
    const mine = and(
      eq(mentorAssignments.mentorId, stage.people["mentor.own"].id),
      eq(mentorAssignments.youthId, stage.people["youth.own"].id),
    );
    const [match] = await world.db.select().from(mentorAssignments).where(mine);
    expect(await endLink(operator(), match!.id)).toBe("match");
    await expect(stage.people["mentor.own"](getMentorReview, call)).rejects.toMatchObject(refused("not_found"));
  });

  it("with the vetting, at midnight in Sofia", async () => {
    const call = { params: { reviewId: stage.review.id } };
    const mine = and(
      eq(vettingRecords.accountId, stage.people["mentor.own"].id),
      eq(vettingRecords.kind, "references"),
    );
    await world.db.update(vettingRecords).set({ validTo: "2026-03-10" }).where(mine);
    await world.db.execute("update reviews set claim_ends_at = '2026-03-12T00:00:00Z' where state = 'claimed'");
    world.clock.set("2026-03-10T21:59:59.999Z");
    await stage.people["mentor.own"](getMentorReview, call);
    world.clock.advance(1);
    await expect(stage.people["mentor.own"](getMentorReview, call)).rejects.toMatchObject(refused("forbidden"));
  });

  it("with the care stay, and the new home begins where the old one ends", async () => {
    const { firstName } = stage.secrets;
    expect(await children("institution.own")).toEqual([firstName]);
    const [stay] = await world.db.select().from(careStays).where(eq(careStays.youthId, stage.people["youth.own"].id));
    expect(await endLink(operator(), stay!.id, "2026-03-10")).toBe("care-stay");
    const names = {
      youth: stage.people["youth.own"].userName,
      organisationId: stage.people["institution.other"].organisationId!,
    };
    await linkPlace(operator(), "care-stay", names, { from: "2026-03-11" });

    world.clock.set("2026-03-10T21:59:59.999Z");
    expect(await children("institution.own")).toEqual([firstName]);
    expect(await children("institution.other")).toEqual([]);
    world.clock.advance(1);
    expect(await children("institution.own")).toEqual([]);
    expect(await children("institution.other")).toEqual([firstName]);
  });

  it("with the eighteenth birthday, at midnight in Sofia", async () => {
    const mine = eq(youthAccounts.accountId, stage.people["youth.own"].id);
    await world.db.update(youthAccounts).set({ birthDate: "2008-03-11" }).where(mine);
    world.clock.set("2026-03-10T21:59:59.999Z");
    expect(await children("institution.own")).toHaveLength(1);
    expect(await children("institution.school")).toHaveLength(1);
    world.clock.advance(1);
    expect(await children("institution.own")).toEqual([]);
    expect(await children("institution.school")).toEqual([]);
  });

  it("with the account, the session or the organisation", async () => {
    const { people } = stage;
    await people["admin.own"](setAccountState, {
      params: { accountId: people["mentor.own"].id },
      body: { disabled: true },
    });
    await expect(people["mentor.own"](getMe)).rejects.toMatchObject(refused("unauthenticated"));

    const session = eq(sessions.id, people["partner.same"].sessionId);
    await people["partner.same"](getMyOrganisation);
    await world.db.update(sessions).set({ revokedAt: world.clock.now() }).where(session);
    await expect(people["partner.same"](getMyOrganisation)).rejects.toMatchObject(refused("unauthenticated"));

    await people["partner.own"](getMyOrganisation);
    const firm = eq(organisations.id, people["partner.own"].organisationId!);
    await world.db.update(organisations).set({ state: "banned" }).where(firm);
    await expect(people["partner.own"](getMyOrganisation)).rejects.toMatchObject(refused("unauthenticated"));
  });

  it("with the share", async () => {
    const { people, secrets, card, application } = stage;
    const read = () => people["partner.own"](getCandidate, { params: { cardId: card } });
    expect((await read()).identity).toEqual({ name: `${secrets.firstName} ${secrets.lastName}` });
    await people["youth.own"](shareIdentity, { params: { applicationId: application.id }, body: { fields: [] } });
    expect((await read()).identity).toEqual({});
  });

  it("with the case worker's leaving: the case is free and waits for somebody", async () => {
    const left = eq(accounts.id, stage.people["staff.own"].id);
    await world.db.update(accounts).set({ disabledAt: world.clock.now() }).where(left);
    const { people } = stage;
    const call = { params: { youthId: people["youth.own"].id } };
    expect(await people["staff.same"](getYouth, call)).toMatchObject({ relation: "unassigned", caseWorkerName: null });
    expect(await people["staff.coordinator"](getYouth, call)).toMatchObject({
      mentor: { id: people["mentor.own"].id },
    });
  });
});
