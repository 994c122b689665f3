import type { Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { AppError } from "@posoka/schema/errors";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { insertAssignment, insertReview, isMentorOf } from "../queries.ts";
import { vettedUntilOf } from "./vetting.ts";

/**
 * From now on the mentor accompanies the young person, and a review of the profile waits.
 *
 * @throws {AppError} `not_found` for somebody who is no mentor of this charity, `not_vetted`, or `conflict` when another
 *   mentor accompanies the person: that match is ended first
 */
export async function assign(
  tx: Tx,
  ctx: Context,
  match: { youthId: string; mentorId: string; note: string },
): Promise<void> {
  const { id: assignedBy, tenantId } = actorOf(ctx);
  const { youthId, mentorId, note } = match;
  if (!(await isMentorOf(tx, tenantId, mentorId, ctx.now()))) throw new AppError("not_found");
  if (!(await vettedUntilOf(tx, [mentorId], sofiaDate(ctx.now()))).has(mentorId)) throw new AppError("not_vetted");

  const id = await insertAssignment(tx, { tenantId, youthId, mentorId, note, assignedBy, startedAt: ctx.now() });
  if (id === undefined) throw new AppError("conflict");
  if (!(await insertReview(tx, { tenantId, youthId, mentorId, createdAt: ctx.now() }))) throw new AppError("conflict");
  await record(tx, ctx, "mentor.assign", { kind: "mentor_assignment", id }, { youth: youthId, mentor: mentorId });
}
