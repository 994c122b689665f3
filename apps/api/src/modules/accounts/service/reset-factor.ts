import type { Db, Tx } from "@posoka/db/client";
import { AppError } from "@posoka/schema/errors";
import { actorOf, type Context } from "../../../context.ts";
import { record, recordOperator } from "../../audit/service.ts";
import { mayResetFactor } from "../policy.ts";
import { lockAccount } from "../queries/accounts.ts";
import { findByUserName } from "../queries/admin.ts";
import { deleteFactor } from "../queries/factors.ts";
import { spendLinksOf } from "../queries/links.ts";
import { revokeSessions } from "../queries/sessions.ts";
import { findYouthAccount } from "../queries/youth-accounts.ts";
import { tellOfFactor } from "./factor.ts";
import { requireFresh } from "./freshness.ts";

/**
 * Takes away the lost factor of another adult, who then signs in by password and sets up a new one. Never one's own:
 * whoever sits at an administrator's open desk would otherwise be rid of it in one step.
 *
 * @throws {AppError} `conflict` when there is none, `forbidden` for one's own
 */
export async function resetFactor(ctx: Context, accountId: string): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  requireFresh(ctx);
  await ctx.db.transaction(async (tx) => {
    const account = await lockAccount(tx, accountId);
    const isYouth = (await findYouthAccount(tx, accountId)) !== undefined;
    if (!account || !mayResetFactor(actor, { ...account, isYouth })) throw new AppError("not_found");
    if (account.id === actor.id) throw new AppError("forbidden");
    if (!(await takeAway(tx, account.id, ctx.now()))) throw new AppError("conflict");
    await record(tx, ctx, "factor.reset", { kind: "account", id: account.id });
  });
  return { done: true };
}

/**
 * For the operator program: the only way back for the only administrator.
 *
 * @throws {AppError} `not_found`, or `conflict` when there is none
 */
export async function resetFactorByOperator(db: Db, userName: string, at: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const account = await findByUserName(tx, userName);
    if (!account) throw new AppError("not_found");
    if (!(await takeAway(tx, account.id, at))) throw new AppError("conflict");
    await recordOperator(tx, "factor.reset", { kind: "account", id: account.id }, at);
  });
}

async function takeAway(tx: Tx, accountId: string, at: Date): Promise<boolean> {
  if (!(await deleteFactor(tx, accountId))) return false;
  await spendLinksOf(tx, accountId, "factor", at);
  await revokeSessions(tx, { accountId }, "factor_reset", at);
  await tellOfFactor(tx, accountId, "factorReset");
  return true;
}
