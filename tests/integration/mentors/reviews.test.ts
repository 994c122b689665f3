import { randomUUID } from "node:crypto";
import { vettingRecords } from "@posoka/db/schema/mentors";
import { profileExperiences } from "@posoka/db/schema/profiles";
import { assignMentor } from "@posoka/schema/cases";
import {
  claimReview,
  getMentorReview,
  listMyProfileReviews,
  listMyReviews,
  submitReview,
} from "@posoka/schema/mentors";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

describe("a mentor's reviews", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  async function matched() {
    const [staff, mentor, youth] = [
      await world.as("staff"),
      await world.as("mentor"),
      await world.as("youth", { name: "Елена Тайна" }),
    ];
    await staff(assignMentor, { params: { youthId: youth.id }, body: { mentorId: mentor.id, note: "" } });
    const [review] = (await mentor(listMyReviews)).items;
    return { mentor, youth, reviewId: review!.id, review: review! };
  }
  const rubric = { skills: 3, experience: 2, direction: 2, next_step: 1 };
  const words = { rubric, comments: "Умееш повече, отколкото пишеш.", outcome: "suggestions" as const };

  it("open a nameless profile for 48 hours, which then closes until it is claimed again", async () => {
    const { mentor, youth, reviewId, review } = await matched();
    const own = {
      id: randomUUID(),
      youthId: youth.id,
      tenantId: youth.tenantId,
      position: 0,
      kind: "everyday" as const,
    };
    await world.db.insert(profileExperiences).values([
      { ...own, cardCode: "cooked-for-many", words: "в дома на баба Тайна" },
      { ...own, id: randomUUID(), position: 1, cardCode: null, words: "казвам се Елена" },
    ]);
    const params = { reviewId };
    expect(review).toMatchObject({ state: "waiting", ageBand: "16_17", claimEndsAt: null });
    await expect(mentor(getMentorReview, { params })).rejects.toMatchObject({ code: "not_found" });

    expect(await mentor(claimReview, { params })).toEqual({ claimEndsAt: "2026-03-12T10:00:00.000Z" });
    const profile = await mentor(getMentorReview, { params });
    expect(profile.everyday).toHaveLength(1);
    expect(JSON.stringify(profile)).not.toMatch(/Тайна|Елена/);
    expect(JSON.stringify(profile)).not.toContain(youth.id);

    world.clock.advance(48 * 3_600_000);
    await expect(mentor(getMentorReview, { params })).rejects.toMatchObject({ code: "not_found" });
    await expect(mentor(submitReview, { params, body: words })).rejects.toMatchObject({ code: "conflict" });
    expect((await mentor(listMyReviews)).items).toMatchObject([{ state: "waiting", claimEndsAt: null }]);
    await mentor(claimReview, { params });
    await mentor(getMentorReview, { params });
    world.clock.set("2026-03-10T10:00:00.000Z");
  });

  it("reach the young person when they are done, and not before", async () => {
    const { mentor, youth, reviewId } = await matched();
    const params = { reviewId };
    await mentor(claimReview, { params });
    expect((await youth(listMyProfileReviews)).items).toMatchObject([{ state: "claimed", comments: "", rubric: null }]);
    await mentor(submitReview, { params, body: words });
    expect((await youth(listMyProfileReviews)).items).toMatchObject([{ state: "done", ...words }]);
    await expect(mentor(submitReview, { params, body: words })).rejects.toMatchObject({ code: "conflict" });
    await expect(mentor(claimReview, { params })).rejects.toMatchObject({ code: "conflict" });
    await expect(mentor(getMentorReview, { params })).rejects.toMatchObject({ code: "not_found" });
  });

  it("do not exist for another mentor", async () => {
    const { reviewId } = await matched();
    const other = await world.as("mentor");
    expect((await other(listMyReviews)).items).toEqual([]);
    await expect(other(claimReview, { params: { reviewId } })).rejects.toMatchObject({ code: "not_found" });
    await expect(other(submitReview, { params: { reviewId }, body: words })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("close at once for a mentor whose vetting ends, fails or never was whole", async () => {
    const { mentor, reviewId } = await matched();
    const params = { reviewId };
    await mentor(claimReview, { params });
    const mine = and(eq(vettingRecords.accountId, mentor.id), eq(vettingRecords.kind, "training"));
    await world.db.update(vettingRecords).set({ validTo: "2026-03-09" }).where(mine);
    await expect(mentor(getMentorReview, { params })).rejects.toMatchObject({ code: "forbidden" });
    await expect(mentor(submitReview, { params, body: words })).rejects.toMatchObject({ code: "forbidden" });

    await world.db.update(vettingRecords).set({ validTo: "2026-03-10" }).where(mine);
    await mentor(getMentorReview, { params });
    const [record] = await world.db.select().from(vettingRecords).where(mine);
    const { id: _, ...failed } = { ...record!, passed: false, recordedAt: new Date(world.clock.now().getTime() + 1) };
    await world.db.insert(vettingRecords).values(failed);
    await expect(mentor(getMentorReview, { params })).rejects.toMatchObject({ code: "forbidden" });

    const never = await world.as("mentor", { vetted: false });
    await expect(never(listMyReviews)).rejects.toMatchObject({ code: "forbidden" });
  });
});
