import { ageBand, ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { maskPersonalNumbers } from "@posoka/domain/contact/mask-personal-numbers";
import { isFlat, leadingTypes } from "@posoka/domain/interests/leading-types";
import type { Language } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type {
  claimReview,
  getMentorReview,
  listMyProfileReviews,
  listMyReviews,
  ReviewRow,
  submitReview,
} from "@posoka/schema/mentors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { shownToMentor } from "../../consent/service/mentor-access.ts";
import { traceViews, viewing } from "../../consent/service/views.ts";
import { mailYouth } from "../../notifications/service/mail-youth.ts";
import { cardLabels, skillLabels } from "../../occupations/service/labels.ts";
import { readYouthFacts } from "../../profiles/service/youth-facts.ts";
import { newestInterests } from "../../questionnaires/service/get-my-interests.ts";
import { isClaimed } from "../policy.ts";
import {
  findReview,
  listCardCodes,
  listReviews,
  listReviewsOf,
  lockReview,
  type ReviewFound,
  updateReview,
} from "../queries.ts";
import { vettedMentorOf } from "./vetting.ts";

const claimHours = 48;
/** Done reviews that the queue still shows. */
const doneShown = 50;

/** A claim whose time is over waits again. */
function presentRow(row: ReviewFound, at: Date): ReviewRow {
  const open = isClaimed(row, at);
  return {
    id: row.id,
    state: row.state === "claimed" && !open ? "waiting" : row.state,
    ageBand: ageBand(ageOn(row.birthDate, sofiaDate(at))) ?? "25_29",
    waitingSince: row.createdAt.toISOString(),
    claimEndsAt: open && row.claimEndsAt ? row.claimEndsAt.toISOString() : null,
    outcome: row.outcome,
  };
}

export async function listOwnReviews(ctx: Context): Promise<ReplyInput<typeof listMyReviews>> {
  const { id } = await vettedMentorOf(ctx);
  const rows = await listReviews(ctx.db, id, doneShown);
  return { items: rows.map((row) => presentRow(row, ctx.now())) };
}

/** Opens a nameless profile for 48 hours; again while it is open changes nothing. */
export async function claim(ctx: Context, reviewId: string): Promise<ReplyInput<typeof claimReview>> {
  const { id: mentorId } = await vettedMentorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    await lockReview(tx, reviewId);
    const row = await findReview(tx, mentorId, reviewId);
    if (!row) throw new AppError("not_found");
    if (row.state === "done") throw new AppError("conflict");
    if (isClaimed(row, ctx.now()) && row.claimEndsAt) return { claimEndsAt: row.claimEndsAt.toISOString() };
    const claimEndsAt = new Date(ctx.now().getTime() + claimHours * 3_600_000);
    await updateReview(tx, reviewId, { state: "claimed", claimEndsAt });
    await record(tx, ctx, "review.claim", { kind: "review", id: reviewId });
    return { claimEndsAt: claimEndsAt.toISOString() };
  });
}

/**
 * Skills, languages, cards and areas of interest: no name, no place, no word of the person's own. The figures of the
 * questionnaire only where the person lets this mentor see them.
 */
export async function readOwnReview(
  ctx: Context,
  reviewId: string,
  language: Language,
): Promise<ReplyInput<typeof getMentorReview>> {
  const { id: mentorId } = await vettedMentorOf(ctx);
  return viewing(ctx, async (inner) => {
    const row = await findReview(inner.db, mentorId, reviewId);
    if (!row || !isClaimed(row, ctx.now())) throw new AppError("not_found");
    const allowed = await shownToMentor(inner.db, row.youthId, mentorId, ctx.now());
    const results = allowed.fields.includes("results");
    await traceViews(inner, "review", [
      { youthId: row.youthId, fields: results ? [...profileParts, "results"] : profileParts },
    ]);
    return presentReview(inner, row, results, language);
  });
}

const profileParts = ["education", "skills", "languages", "experience", "interests"];

async function presentReview(
  ctx: Context,
  row: ReviewFound,
  results: boolean,
  language: Language,
): Promise<ReplyInput<typeof getMentorReview>> {
  const facts = await readYouthFacts(ctx.db, row.youthId);
  const interests = (await newestInterests(ctx.db, [row.youthId])).get(row.youthId) ?? null;
  const skills = facts?.skills ?? [];
  const labels = await skillLabels(
    ctx.db,
    skills.map(({ id }) => id),
    language,
  );
  const codes = await listCardCodes(ctx.db, row.youthId);
  const words = await cardLabels(ctx.db, codes, language);
  return {
    ...presentRow(row, ctx.now()),
    education: facts?.education ?? null,
    skills: skills.flatMap(({ id, level }) => (labels.has(id) ? [{ label: labels.get(id) as string, level }] : [])),
    languages: (facts?.languages ?? []).map(({ code, level }) => ({ code, level })),
    everyday: codes.flatMap((code) => words.get(code) ?? []),
    interestAreas: !interests || isFlat(interests) ? [] : leadingTypes(interests).flatMap(({ types }) => types),
    interestShares: results ? interests : null,
    rubric: row.rubric,
    comments: row.comments,
  };
}

/** Comments for the young person. They help; no application waits for them. */
export async function submit(ctx: Context, { params, body }: ParsedOf<typeof submitReview>): Promise<{ done: true }> {
  const { id: mentorId } = await vettedMentorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    await lockReview(tx, params.reviewId);
    const row = await findReview(tx, mentorId, params.reviewId);
    if (!row) throw new AppError("not_found");
    if (!isClaimed(row, ctx.now())) throw new AppError("conflict");
    await updateReview(tx, params.reviewId, { ...body, state: "done", claimEndsAt: null, doneAt: ctx.now() });
    await record(tx, ctx, "review.submit", { kind: "review", id: params.reviewId }, { outcome: body.outcome });
    await mailYouth(tx, ctx, row.youthId, "reviewDone", "/reviews");
    return { done: true };
  });
}

export async function listReviewsOfMine(ctx: Context): Promise<ReplyInput<typeof listMyProfileReviews>> {
  const rows = await listReviewsOf(ctx.db, youthOf(ctx).id, doneShown);
  return {
    items: rows.map((row) => ({
      id: row.id,
      state: presentRow(row, ctx.now()).state,
      outcome: row.outcome,
      rubric: row.state === "done" ? row.rubric : null,
      comments: row.state === "done" ? maskPersonalNumbers(row.comments) : "",
      mentorName: row.mentorName || null,
      at: (row.doneAt ?? row.createdAt).toISOString(),
    })),
  };
}
