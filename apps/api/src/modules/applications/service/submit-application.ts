import type { Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { addWorkingDays } from "@posoka/domain/calendar/working-days";
import { whoSigns } from "@posoka/domain/consent/who-signs";
import type { OpeningKind } from "@posoka/domain/vocabulary";
import type { submitApplication } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import { askRepresentatives } from "../../guardians/service/ask.ts";
import { isRepresented } from "../../guardians/service/represented.ts";
import { mediationNumber } from "../../organisations/service/mediation.ts";
import { personKey, sealFor } from "../../privacy/service/person-keys.ts";
import { activeYouthOf } from "../../profiles/service/active-youth.ts";
import { whyNotApply } from "../policy.ts";
import { type ApplicationRow, findApplication, insertApplication, insertCard, lockOpening } from "../queries.ts";
import { writeHistory } from "./change-state.ts";
import { mailPartner } from "./mail-partner.ts";

type Input = ParsedOf<typeof submitApplication>;

/** Working days within which a partner promises to answer. */
const replyWithin = 10;

/** Applies once: the same id again is the same answer, another id for the same opening is refused by the index. */
export async function applyTo(ctx: Context, { params, body }: Input): Promise<ReplyInput<typeof submitApplication>> {
  const actor = activeYouthOf(ctx);
  const { openingId, applicationId } = params;
  return ctx.db.transaction(async (tx) => {
    const known = await findApplication(tx, applicationId);
    if (known) return sameAnswer(known, actor.id, openingId);

    const opening = await lockOpening(tx, openingId, "share");
    if (!opening) throw new AppError("not_found");
    const mediates = (await mediationNumber(tx, ctx.now())) !== null;
    const refusal = whyNotApply(actor.youth, opening, ctx.now(), mediates);
    if (refusal) throw new AppError(refusal);
    const today = sofiaDate(ctx.now());
    if (body.availableFrom !== null && body.availableFrom < today) {
      throw new AppError("invalid_input", { fields: { availableFrom: "in_the_past" } });
    }

    const waits = await waitsForRepresentative({ ...ctx, db: tx }, actor, opening.kind);
    const state = waits ? "awaiting_representative" : "submitted";
    const row = {
      id: applicationId,
      tenantId: actor.tenantId,
      youthId: actor.id,
      openingId,
      organisationId: opening.organisationId as string,
      state,
      note: sealFor(await personKey(tx, ctx.deps.config.keys, actor.id), actor.id, "applications.note", body.note),
      availableFrom: body.availableFrom,
      ...(waits ? {} : handedIn(ctx)),
      createdAt: ctx.now(),
    } as const;
    if (!(await insertApplication(tx, row))) {
      const winner = await findApplication(tx, applicationId);
      if (!winner) throw new AppError("already_applied");
      return sameAnswer(winner, actor.id, openingId);
    }
    await writeHistory(
      tx,
      ctx,
      { ...row, state: null },
      { act: waits ? "askRepresentative" : "submit", by: "youth", state },
    );
    if (waits) await askAbout(tx, ctx, row);
    else await showPartner(tx, ctx, row, opening);
    return { id: applicationId, state, promisedReplyOn: "promisedReplyOn" in row ? row.promisedReplyOn : null };
  });
}

/** Whether somebody else signs for this act today: by age and kind, or since staff recorded a representative of an adult. */
export async function waitsForRepresentative(
  ctx: Context,
  { id, youth: { birthDate } }: { id: string; youth: { birthDate: string } },
  kind: OpeningKind,
): Promise<boolean> {
  const represented = await isRepresented(ctx.db, id);
  const signers = whoSigns("representative_act", { birthDate, kind, represented }, sofiaDate(ctx.now()));
  return signers === "representative";
}

/** All who may sign are asked in the transaction that lets it wait. */
function askAbout(
  tx: Tx,
  ctx: Context,
  { tenantId, youthId, id: applicationId }: Pick<ApplicationRow, "id" | "tenantId" | "youthId">,
): Promise<void> {
  return askRepresentatives(tx, ctx, { tenantId, youthId, purpose: "representative_act", applicationId });
}

function sameAnswer(row: ApplicationRow, youthId: string, openingId: string): ReplyInput<typeof submitApplication> {
  if (row.youthId !== youthId) throw new AppError("not_found");
  if (row.openingId !== openingId) throw new AppError("conflict");
  return { id: row.id, state: row.state, promisedReplyOn: row.promisedReplyOn };
}

/** From now on the partner's clock runs. */
export function handedIn(ctx: Context): { submittedAt: Date; promisedReplyOn: string } {
  return { submittedAt: ctx.now(), promisedReplyOn: addWorkingDays(sofiaDate(ctx.now()), replyWithin) };
}

/** Gives the application the card under which the partner knows it, and tells the partner. */
export async function showPartner(
  tx: Tx,
  ctx: Context,
  row: Pick<ApplicationRow, "id" | "tenantId" | "organisationId">,
  opening: Parameters<typeof mailPartner>[2],
): Promise<void> {
  await insertCard(tx, { tenantId: row.tenantId, applicationId: row.id, organisationId: row.organisationId });
  await mailPartner(tx, ctx, opening, "applicationReceived");
}
