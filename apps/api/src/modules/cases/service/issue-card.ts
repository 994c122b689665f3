import type { issueCard as contract } from "@posoka/schema/factors";
import type { ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { makeCard } from "../../accounts/service/cards.ts";
import { countAttempts, limits } from "../../accounts/service/attempts.ts";
import { requireFresh } from "../../accounts/service/freshness.ts";
import { enterCase } from "../../relations/service/case-relation.ts";

/** A new way in for a young person without e-mail, by staff who know them: whoever holds the card takes the account. */
export async function issueCard(ctx: Context, youthId: string): Promise<ReplyInput<typeof contract>> {
  requireFresh(ctx);
  await countAttempts(ctx, limits.card(actorOf(ctx).id, youthId));
  return ctx.deps.db.transaction(async (tx) => {
    await enterCase(tx, ctx, youthId);
    return makeCard(tx, ctx, youthId);
  });
}
