import { randomUUID } from "node:crypto";
import {
  decideApplication,
  getMyApplication,
  listCandidates,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import { assignMentor } from "@posoka/schema/cases";
import { claimReview, listMyProfileReviews, listMyReviews, submitReview } from "@posoka/schema/mentors";
import { getMyOpening, getOpening, getOpeningToReview } from "@posoka/schema/openings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../support/world.ts";

const written = "Пиши ми на 0888 123 456, ЕГН 7501020018.";
const masked = "Пиши ми на •••• ••• •••, ЕГН ••••••••••.";

describe("a personal number in free text", () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());

  it("is hidden from the partner in a note and from the young person in an answer; the writer reads what was written", async () => {
    const partner = await world.as("partner");
    const { id: openingId } = await world.make.opening({ organisationId: partner.organisationId ?? "" });
    const youth = await world.as("youth");
    const params = { applicationId: randomUUID() };
    await youth(submitApplication, { params: { ...params, openingId }, body: { note: written, availableFrom: null } });
    await youth(shareIdentity, { params, body: { fields: ["note"] } });
    const [candidate] = (await partner(listCandidates, { params: { openingId } })).items;
    expect(candidate?.identity).toEqual({ note: masked });
    expect((await youth(getMyApplication, { params })).note).toBe(written);
    await partner(decideApplication, {
      params: { cardId: candidate!.card.cardId },
      body: { decision: "no", reason: "skills", words: written, version: candidate!.version },
    });
    expect((await youth(getMyApplication, { params })).answer?.words).toBe(masked);
  });

  it("is hidden in a posting from everybody but its organisation and the staff who review it", async () => {
    const partner = await world.as("partner");
    const numbers = { description: written, conditions: written, organisationId: partner.organisationId ?? "" };
    const { id: openingId } = await world.make.opening(numbers);
    const params = { openingId };
    const shown = await world.guest(getOpening, { params, query: {} });
    expect(shown).toMatchObject({ description: masked, conditions: masked });
    expect(await partner(getMyOpening, { params, query: {} })).toMatchObject({ description: written });
    const staff = await world.as("staff");
    expect(await staff(getOpeningToReview, { params, query: {} })).toMatchObject({ description: written });
  });

  it("is hidden from the young person in a mentor's words", async () => {
    const [staff, mentor, youth] = [await world.as("staff"), await world.as("mentor"), await world.as("youth")];
    await staff(assignMentor, { params: { youthId: youth.id }, body: { mentorId: mentor.id, note: "" } });
    const [review] = (await mentor(listMyReviews)).items;
    const params = { reviewId: review!.id };
    await mentor(claimReview, { params });
    const rubric = { skills: 3, experience: 2, direction: 2, next_step: 1 };
    await mentor(submitReview, { params, body: { rubric, comments: written, outcome: "reviewed" } });
    expect((await youth(listMyProfileReviews)).items[0]?.comments).toBe(masked);
  });
});
