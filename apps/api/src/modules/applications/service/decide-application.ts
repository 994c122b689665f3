import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { decideApplication } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { mailYouth } from "../../notifications/service/mail-youth.ts";
import { actOfDecision, partnerMaySee } from "../policy.ts";
import { lockApplicationOfCard } from "../queries.ts";
import { endShare } from "./act-on-my-application.ts";
import { changeState } from "./change-state.ts";

/** A named person of the partner answers; a no says why. What was shared ends with the procedure. */
export async function decideOn(
  ctx: Context,
  { params, body }: ParsedOf<typeof decideApplication>,
): Promise<ReplyInput<typeof decideApplication>> {
  const actor = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const row = await lockApplicationOfCard(tx, params.cardId, sofiaDate(ctx.now()));
    if (!row || !partnerMaySee(actor, row)) throw new AppError("not_found");
    if (row.version !== body.version) throw new AppError("stale_version");
    if (body.decision === "no" && body.reason === null)
      throw new AppError("invalid_input", { fields: { reason: "required" } });

    const answer = await changeState(tx, ctx, row, {
      act: actOfDecision[body.decision],
      by: "partner",
      decision: body.decision,
      decidedBy: actor.id,
      decidedAt: ctx.now(),
      refusal: body.decision === "no" ? body.reason : null,
      answerWords: body.words,
    });
    if (body.decision === "no") await endShare(tx, ctx, row);
    await mailYouth(tx, ctx, row.youthId, "applicationNews", `/applications/${row.id}`);
    return answer;
  });
}
