import type { getMyErasure, requestErasure } from "@posoka/schema/erasure";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { requireFresh } from "../../accounts/service/freshness.ts";
import { forgetDevice } from "../../accounts/service/sessions.ts";
import { record } from "../../audit/service.ts";
import { deleteRequest, findRequest } from "../queries.ts";
import { dutyOf } from "./duty.ts";
import { leave } from "./leave.ts";

export async function readOwnErasure(ctx: Context): Promise<ReplyInput<typeof getMyErasure>> {
  const actor = actorOf(ctx);
  const request = await findRequest(ctx.db, actor.id);
  const duty = request ? null : await ctx.deps.db.transaction((tx) => dutyOf(tx, actor, ctx.now()));
  return { dueAt: request?.dueAt.toISOString() ?? null, duty };
}

/** What cannot be taken back is asked for with a fresh proof, whichever of the two it is. */
export async function askForErasure(
  ctx: Context,
  { when }: ParsedOf<typeof requestErasure>["body"],
  http: Http,
): Promise<ReplyInput<typeof requestErasure>> {
  requireFresh(ctx);
  const { id, sessionId } = actorOf(ctx);
  const dueAt = await ctx.deps.db.transaction(async (tx) => {
    await record(tx, ctx, "erasure.ask", { kind: "account", id }, { when });
    const at = ctx.now();
    return (await leave(tx, { who: { id }, when, by: "self", byAccount: null, via: "online", sessionId, at })).dueAt;
  });
  if (dueAt === null) forgetDevice(http);
  return { dueAt: dueAt?.toISOString() ?? null };
}

/** Nothing of the person was changed meanwhile; only shares have ended, and are given anew if at all. */
export async function takeBackOwnErasure(ctx: Context): Promise<{ done: true }> {
  const { id } = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    if (!(await deleteRequest(tx, id))) throw new AppError("not_found");
    await record(tx, ctx, "erasure.take_back", { kind: "account", id });
    return { done: true };
  });
}
