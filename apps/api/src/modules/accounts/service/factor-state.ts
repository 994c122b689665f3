import { mayHaveFactor } from "@posoka/domain/accounts/second-factor";
import type { Me } from "@posoka/schema/accounts";
import type { Actor, Context, Deps } from "../../../context.ts";
import { findFactor } from "../queries/factors.ts";

/** An adult who has not shown a second factor in this session. In a demo world everybody shares the accounts: nobody. */
export function lacksFactor(actor: Actor, config: Pick<Deps["config"], "demo">): boolean {
  return !config.demo && mayHaveFactor(actor.role) && !actor.factor;
}

/** What the pages say of it. In a demo world everybody shares the accounts, so there is none. */
export function factorStateOf(actor: Actor, config: Pick<Deps["config"], "demo">): Me["factor"] {
  if (config.demo || !mayHaveFactor(actor.role)) return "off";
  return lacksFactor(actor, config) ? "missing" : "on";
}

export async function signsInByFactor(ctx: Context, accountId: string): Promise<boolean> {
  if (ctx.deps.config.demo) return false;
  const row = await findFactor(ctx.db, accountId);
  return row !== undefined && row.secret !== null;
}
