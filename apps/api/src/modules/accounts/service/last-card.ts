import type { Db, Tx } from "@posoka/db/client";
import type { Me } from "@posoka/schema/accounts";
import { type Context, youthOf } from "../../../context.ts";
import { findLastCard, markCardsSeen } from "../queries/cards.ts";

/** How long a young person still finds that a card was issued. */
const toldFor = 90 * 86_400_000;

/** What a young person is told of the last card, whoever used it. */
export async function lastCardOf(db: Db | Tx, accountId: string, at: Date): Promise<Me["card"]> {
  const card = await findLastCard(db, accountId, new Date(at.getTime() - toldFor));
  return card ? { issuedAt: card.issuedAt.toISOString(), seen: card.seenAt !== null } : null;
}

export async function seeCard(ctx: Context): Promise<{ done: true }> {
  await markCardsSeen(ctx.db, youthOf(ctx).id, ctx.now());
  return { done: true };
}
