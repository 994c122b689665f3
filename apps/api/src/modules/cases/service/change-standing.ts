import type { Tx } from "@posoka/db/client";
import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type {
  assignMentor as assignContract,
  confirmYouth as confirmContract,
  correctBirthDate as birthDateContract,
} from "@posoka/schema/cases";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { standingOf } from "../../accounts/service/find-actor.ts";
import { languageOf } from "../../accounts/service/me.ts";
import { closeForConsent, confirmStanding, setBirthDate } from "../../accounts/service/youth-standing.ts";
import { record } from "../../audit/service.ts";
import { recordConsent } from "../../consent/service.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { askRepresentatives } from "../../guardians/service/ask.ts";
import { haveAgreedToUse } from "../../guardians/service/signatories.ts";
import { assign } from "../../mentors/service/assignment.ts";
import { mailYouth } from "../../notifications/service/mail-youth.ts";
import { enterCase } from "../../relations/service/case-relation.ts";
import { lockYouth } from "../queries.ts";

const youngest = 13;
const ownWordFrom = 14;

/**
 * The standing of a young person whom the actor works with, kept until the end. Acting for somebody who has no case
 * worker yet makes the actor that worker.
 */
async function ownCase(tx: Tx, ctx: Context, youthId: string) {
  await enterCase(tx, ctx, youthId);
  const row = await lockYouth(tx, actorOf(ctx).tenantId, youthId);
  if (!row) throw new AppError("not_found");
  return row;
}

/** Somebody met the person: who and when, and no document. Opens what waits for that. */
export async function confirmYouth(
  ctx: Context,
  { params, body }: ParsedOf<typeof confirmContract>,
): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    await ownCase(tx, ctx, params.youthId);
    if (body.metOn > sofiaDate(ctx.now())) throw new AppError("invalid_input", { fields: { metOn: "too_big" } });
    const met = { metOn: body.metOn, metBy: body.place, confirmedBy: actor.id, confirmedAt: ctx.now() };
    if (!(await confirmStanding(tx, params.youthId, met))) throw new AppError("conflict");
    await record(
      tx,
      ctx,
      "youth.confirm",
      { kind: "youth", id: params.youthId },
      { place: body.place, metOn: body.metOn },
    );
    await mailYouth(tx, ctx, params.youthId, "youthConfirmed", "/matches");
    return { done: true };
  });
}

/** @throws {AppError} `too_young` when the right date is under 13 years ago: such an account may not exist */
export async function correctBirthDate(
  ctx: Context,
  { params, body }: ParsedOf<typeof birthDateContract>,
): Promise<{ done: true }> {
  return ctx.db.transaction(async (tx) => {
    const before = await ownCase(tx, ctx, params.youthId);
    if (ageOn(body.birthDate, sofiaDate(ctx.now())) < youngest) throw new AppError("too_young");
    if (body.birthDate < "1900-01-01") throw new AppError("invalid_input", { fields: { birthDate: "too_small" } });
    await setBirthDate(tx, params.youthId, body.birthDate, body.reason);
    await record(
      tx,
      ctx,
      "youth.correct_birth_date",
      { kind: "youth", id: params.youthId },
      { fields: ["birth_date"] },
    );
    const wasInert = standingOf(before, ctx.now()).state === "inert";
    if (!wasInert && ageOn(body.birthDate, sofiaDate(ctx.now())) < ownWordFrom) {
      await closeUntilAgreed(tx, ctx, params.youthId);
    }
    return { done: true };
  });
}

/**
 * Under 14 after all, the person could not agree alone: the account rests until the representatives have. The days that
 * they have for it count from the line written here, and not from the day on which the account was opened.
 */
async function closeUntilAgreed(tx: Tx, ctx: Context, youthId: string): Promise<void> {
  if (await haveAgreedToUse(tx, youthId)) return;
  const { id: recordedBy, tenantId } = actorOf(ctx);
  await closeForConsent(tx, youthId);
  await recordConsent(tx, {
    tenantId,
    subjectId: youthId,
    purpose: "use_platform",
    recipient: { kind: "charity" },
    act: "withdrawn",
    textVersion: noticeVersion,
    language: await languageOf(tx, youthId),
    givenBy: "self",
    recordedBy,
    at: ctx.now(),
  });
  await askRepresentatives(tx, ctx, { tenantId, youthId, purpose: "use_platform", applicationId: null });
}

export async function assignMentor(
  ctx: Context,
  { params, body }: ParsedOf<typeof assignContract>,
): Promise<{ done: true }> {
  return ctx.db.transaction(async (tx) => {
    const row = await ownCase(tx, ctx, params.youthId);
    if (standingOf(row, ctx.now()).state !== "confirmed") throw new AppError("not_confirmed");
    await assign(tx, ctx, { youthId: params.youthId, ...body });
    await mailYouth(tx, ctx, params.youthId, "mentorAssigned", "/me");
    return { done: true };
  });
}
