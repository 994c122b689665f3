import type { Tx } from "@posoka/db/client";
import type { actOnMyApplication } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { type Context, type YouthStanding, youthOf } from "../../../context.ts";
import { replaceShare } from "../../consent/service/shares.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { endRequests } from "../../guardians/service/ask.ts";
import { activeYouthOf } from "../../profiles/service/active-youth.ts";
import { isOpen } from "../policy.ts";
import { type ApplicationRow, countTaken, lockApplication, type LockedOpening, lockOpening } from "../queries.ts";
import { changeState } from "./change-state.ts";
import { mailPartner } from "./mail-partner.ts";
import { handedIn, showPartner, waitsForRepresentative } from "./submit-application.ts";

/** Withdrawing is always free; who withdraws or declines takes back in the same step what was shared. */
export async function actOnOwn(
  ctx: Context,
  { params, body }: ParsedOf<typeof actOnMyApplication>,
): Promise<{ done: true }> {
  const { id: youthId, youth } = body.act === "withdraw" ? youthOf(ctx) : activeYouthOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const row = await lockApplication(tx, params.applicationId);
    if (row?.youthId !== youthId) throw new AppError("not_found");
    if (row.version !== body.version) throw new AppError("stale_version");
    // Whoever holds the opening counts its places, so that the last one goes to one person.
    const opening = await lockOpening(tx, row.openingId, body.act === "accept" ? "update" : "share");
    if (!opening) throw new AppError("not_found");
    if (body.act === "confirmAlone") return confirmAlone(tx, ctx, { row, opening, youth });
    if (body.act === "accept" && (await countTaken(tx, opening.id)) >= opening.seats) throw new AppError("conflict");

    await changeState(tx, ctx, row, { act: body.act, by: "youth" });
    if (body.act !== "accept") await endShare(tx, ctx, row);
    if (row.submittedAt) await mailPartner(tx, ctx, opening, "applicationMoved");
    return { done: true };
  });
}

/** What waited for a representative until its owner came of age is handed in by the owner. */
async function confirmAlone(
  tx: Tx,
  ctx: Context,
  { row, opening, youth }: { row: ApplicationRow; opening: LockedOpening; youth: YouthStanding },
): Promise<{ done: true }> {
  const isClosed = !isOpen(opening, ctx.now());
  if (isClosed || (await waitsForRepresentative({ ...ctx, db: tx }, { id: row.youthId, youth }, opening.kind))) {
    throw new AppError(isClosed ? "opening_closed" : "conflict");
  }
  await changeState(tx, ctx, row, { act: "confirmAlone", by: "youth", ...handedIn(ctx) });
  await endRequests(tx, row.id, ctx.now());
  await showPartner(tx, ctx, row, opening);
  return { done: true };
}

export async function endShare(tx: Tx, ctx: Context, row: ApplicationRow): Promise<void> {
  const { tenantId, youthId, id: applicationId } = row;
  const share = { tenantId, youthId, applicationId, fields: [] };
  await replaceShare(tx, { ...share, textVersion: noticeVersion, language: "bg", at: ctx.now() });
}
