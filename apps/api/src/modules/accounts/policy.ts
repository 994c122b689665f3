import type { Actor } from "../../context.ts";

/** Whether an actor may disable or enable an account. Who may not is told that it does not exist. */
export function maySetState(actor: Actor, account: { tenantId: string }): boolean {
  return actor.role === "admin" && actor.tenantId === account.tenantId;
}
