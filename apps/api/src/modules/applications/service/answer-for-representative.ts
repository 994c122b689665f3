import type { answerForRepresentative as contract } from "@posoka/schema/cases";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { recordConsent } from "../../consent/service.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { mailYouth } from "../../notifications/service/mail-youth.ts";
import { enterCase } from "../../relations/service/case-relation.ts";
import { isOpen } from "../policy.ts";
import { lockApplication, lockOpening } from "../queries.ts";
import { changeState } from "./change-state.ts";
import { handedIn, showPartner } from "./submit-application.ts";

/** Staff of the own charity enter what the representative answered on paper; a yes hands the application in. */
export async function answerForRepresentative(
  ctx: Context,
  { params, body }: ParsedOf<typeof contract>,
): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const row = await lockApplication(tx, params.applicationId);
    if (row?.tenantId !== actor.tenantId) throw new AppError("not_found");
    await enterCase(tx, ctx, row.youthId);
    if (row.version !== body.version) throw new AppError("stale_version");
    const opening = await lockOpening(tx, row.openingId, "share");
    if (!opening || (body.agreed && !isOpen(opening, ctx.now()))) throw new AppError("conflict");

    const act = body.agreed ? "confirmByRepresentative" : "refuseByRepresentative";
    await changeState(tx, ctx, row, { act, by: "staff", ...(body.agreed ? handedIn(ctx) : {}) });
    await recordConsent(tx, {
      tenantId: row.tenantId,
      subjectId: row.youthId,
      purpose: "representative_act",
      recipient: { kind: "application", id: row.id },
      act: body.agreed ? "given" : "refused",
      textVersion: noticeVersion,
      language: "bg",
      givenBy: "representative",
      proof: body.proof,
      archiveNumber: body.archiveNumber,
      checkedBy: actor.id,
      recordedBy: actor.id,
      at: ctx.now(),
    });
    if (body.agreed) await showPartner(tx, ctx, row, opening);
    await mailYouth(tx, ctx, row.youthId, "applicationNews", `/applications/${row.id}`);
    return { done: true };
  });
}
