import type { Tx } from "@posoka/db/client";
import { type AccountRow, lockAccount } from "../queries/accounts.ts";
import { findByUserName, lockWorkingAdmins } from "../queries/admin.ts";
import { revokeSessions } from "../queries/sessions.ts";

/** The account of somebody who is to be erased, locked. */
export function lockLeaver(tx: Tx, which: { id: string } | { userName: string }): Promise<AccountRow | undefined> {
  return "id" in which ? lockAccount(tx, which.id) : findByUserName(tx, which.userName);
}

/** Every other device has to sign in again. */
export async function signOutElsewhere(tx: Tx, accountId: string, here: string | null, at: Date): Promise<void> {
  await revokeSessions(tx, here === null ? { accountId } : { accountId, exceptSessionId: here }, "leaving", at);
}

/** Whether nobody else of the charity could do what administrators do; others who leave at the same moment wait. */
export async function isLastAdmin(tx: Tx, { id, tenantId }: Pick<AccountRow, "id" | "tenantId">): Promise<boolean> {
  const admins = await lockWorkingAdmins(tx, tenantId);
  return admins.length === 1 && admins[0] === id;
}
