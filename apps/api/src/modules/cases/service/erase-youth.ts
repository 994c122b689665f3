import type { eraseYouth as contract } from "@posoka/schema/erasure";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { requireFresh } from "../../accounts/service/freshness.ts";
import { record } from "../../audit/service.ts";
import { leave } from "../../privacy/service/leave.ts";
import { enterCase } from "../../relations/service/case-relation.ts";

/** For a young person who asked in person, on paper or by phone; who entered it, and how it was asked, stays in the trail. */
export async function eraseYouth(
  ctx: Context,
  { params: { youthId }, body: { via, when } }: ParsedOf<typeof contract>,
): Promise<ReplyInput<typeof contract>> {
  requireFresh(ctx);
  const { id: byAccount } = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    await enterCase(tx, ctx, youthId);
    await record(tx, ctx, "erasure.ask", { kind: "youth", id: youthId }, { via, when });
    const asked = { who: { id: youthId }, when, by: "staff", byAccount, via, sessionId: null } as const;
    const { dueAt } = await leave(tx, { ...asked, at: ctx.now() });
    return { dueAt: dueAt?.toISOString() ?? null };
  });
}
