import { randomInt } from "node:crypto";
import type { Tx } from "@posoka/db/client";
import type { Role, StaffFlag } from "@posoka/domain/roles";
import { AppError } from "@posoka/schema/errors";
import { type AccountRow, findBySignUpKey, insertAccount, insertRole } from "../queries/accounts.ts";

export type NewAccount = {
  tenantId: string;
  /** Without digits; four random ones are added, so that nobody learns which names exist. */
  userName: string;
  displayName: string;
  email: string | null;
  /** From `hashPassword`; null until an invitation is accepted. */
  passwordHash: string | null;
  language: "bg" | "bg-easy" | "en";
  role: Role;
  organisationId: string | null;
  flags?: readonly StaffFlag[];
  grantedBy?: string | null;
  /** From `signUpKeyOf`: the device that asks twice gets one account. */
  signUpKey?: string | null;
  at?: Date;
};

/**
 * Opens an account with one role, in the caller's transaction; the caller records it.
 *
 * @returns the row as it stands; `existed` when the device opened it before with the same key
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<AccountRow & { existed: boolean }> {
  const { role, organisationId, flags, grantedBy, at, ...row } = account;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const userName = `${account.userName}-${String(randomInt(10_000)).padStart(4, "0")}`;
    const created = await insertAccount(tx, { ...row, userName, ...(at && { createdAt: at }) });
    if (created) {
      const duty = {
        accountId: created.id,
        role,
        organisationId,
        flags: [...(flags ?? [])],
        grantedBy: grantedBy ?? null,
      };
      await insertRole(tx, { ...duty, ...(at && { grantedAt: at }) });
      return { ...created, existed: false };
    }
    const before = account.signUpKey ? await findBySignUpKey(tx, account.signUpKey) : undefined;
    if (before) return { ...before, existed: true };
  }
  throw new AppError("busy");
}
