import { AppError } from "@posoka/schema/errors";
import type { issueCard as contract } from "@posoka/schema/factors";
import type { ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { makeCard } from "../../accounts/service/cards.ts";
import { countAttempts, limits } from "../../accounts/service/attempts.ts";
import { requireFresh } from "../../accounts/service/freshness.ts";
import { lockYouth } from "../queries.ts";

/** A new way in for a young person without e-mail, by staff who know them: whoever holds the card takes the account. */
export async function issueCard(ctx: Context, youthId: string): Promise<ReplyInput<typeof contract>> {
  const { tenantId } = actorOf(ctx);
  requireFresh(ctx);
  await countAttempts(ctx, limits.card(youthId));
  return ctx.deps.db.transaction(async (tx) => {
    const row = await lockYouth(tx, tenantId, youthId);
    if (!row) throw new AppError("not_found");
    return makeCard(tx, ctx, youthId);
  });
}
