import type { Actor } from "../../context.ts";

/** Whether an actor may disable or enable an account. Who may not is told that it does not exist. */
export function maySetState(actor: Actor, account: { tenantId: string }): boolean {
  return actor.role === "admin" && actor.tenantId === account.tenantId;
}

/** Whose lost factor an administrator may take away: another adult's of the same charity. */
export function mayResetFactor(actor: Actor, account: { tenantId: string; isYouth: boolean }): boolean {
  return actor.role === "admin" && actor.tenantId === account.tenantId && !account.isYouth;
}

const freshFor = 10 * 60_000;

/** How long a proof of who one is counts for what cannot be taken back. */
export const freshUntil = (freshAt: Date): Date => new Date(freshAt.getTime() + freshFor);
