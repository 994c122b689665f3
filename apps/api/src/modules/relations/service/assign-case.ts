import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type {
  assignCase as assignContract,
  listCaseWorkers as listContract,
  getMyCaseWorker as myContract,
  takeCase as takeContract,
} from "@posoka/schema/case-work";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { mailOfCases } from "../../notifications/service/mail-colleague.ts";
import { findCaseWorker } from "../caseload-queries.ts";
import { assignsTo, mayAssign } from "../policy.ts";
import { listCaseWorkers } from "../queries.ts";
import { giveCase, lockRelation } from "./case-relation.ts";

/** Whoever is free to help takes a case that nobody has; taking the own one again changes nothing. */
export async function takeCase(ctx: Context, { params }: ParsedOf<typeof takeContract>): Promise<{ done: true }> {
  return ctx.db.transaction(async (tx) => {
    const relation = await lockRelation(tx, ctx, params.youthId);
    if (relation === null) throw new AppError("not_found");
    if (relation === "unit") throw new AppError("conflict");
    if (relation === "unassigned") await giveCase(tx, ctx, params.youthId, actorOf(ctx).id);
    return { done: true };
  });
}

/** A coordinator gives out free cases, a supervisor also those of the unit; the worker until now sees nothing more. */
export async function assignCase(
  ctx: Context,
  { params, body }: ParsedOf<typeof assignContract>,
): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const relation = await lockRelation(tx, ctx, params.youthId);
    if (relation === null) throw new AppError("not_found");
    if (!mayAssign(actor, relation)) throw new AppError("forbidden");
    const whom = { tenantId: actor.tenantId, staffId: actor.id, whom: assignsTo(actor), at: ctx.now() };
    const workers = await listCaseWorkers(tx, whom);
    if (!workers.some(({ id }) => id === body.staffId)) throw new AppError("not_found");
    await giveCase(tx, ctx, params.youthId, body.staffId);
    await mailOfCases(tx, ctx, body.staffId, sofiaDate(ctx.now()));
    return { done: true };
  });
}

export async function listWorkersToAssign(ctx: Context): Promise<ReplyInput<typeof listContract>> {
  const actor = actorOf(ctx);
  const whom = { tenantId: actor.tenantId, staffId: actor.id, whom: assignsTo(actor), at: ctx.now() };
  return { items: await listCaseWorkers(ctx.db, whom) };
}

/** For the young person: by the name under which the team shows itself. */
export async function readMyCaseWorker(ctx: Context): Promise<ReplyInput<typeof myContract>> {
  const worker = await findCaseWorker(ctx.db, actorOf(ctx).id, ctx.now());
  return { worker: worker ? { name: worker.name, since: worker.since.toISOString() } : null };
}
