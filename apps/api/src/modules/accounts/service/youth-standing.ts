import type { Db, Tx } from "@posoka/db/client";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { and, eq, inArray, isNull } from "drizzle-orm";

/** Birth dates by account, for those who show an age band or a limit of the law. */
export async function birthDatesOf(db: Db | Tx, accountIds: readonly string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select({ id: youthAccounts.accountId, birthDate: youthAccounts.birthDate })
    .from(youthAccounts)
    .where(inArray(youthAccounts.accountId, [...accountIds]));
  return new Map(rows.map(({ id, birthDate }) => [id, birthDate]));
}

/** @returns false when the person was confirmed before */
export async function confirmStanding(
  tx: Tx,
  accountId: string,
  met: { metOn: string; metBy: "staff" | "school" | "child_protection"; confirmedBy: string; confirmedAt: Date },
): Promise<boolean> {
  const changed = await tx
    .update(youthAccounts)
    .set(met)
    .where(and(eq(youthAccounts.accountId, accountId), isNull(youthAccounts.confirmedAt)))
    .returning({ id: youthAccounts.accountId });
  return changed.length > 0;
}

/** @returns false when a representative's consent was verified before */
export async function openByConsent(tx: Tx, accountId: string, consentVerifiedAt: Date): Promise<boolean> {
  const changed = await tx
    .update(youthAccounts)
    .set({ consentVerifiedAt })
    .where(and(eq(youthAccounts.accountId, accountId), isNull(youthAccounts.consentVerifiedAt)))
    .returning({ id: youthAccounts.accountId });
  return changed.length > 0;
}

/** A consent was taken back: the account rests until somebody who may agrees again. */
export async function closeForConsent(tx: Tx, accountId: string): Promise<void> {
  await tx.update(youthAccounts).set({ consentVerifiedAt: null }).where(eq(youthAccounts.accountId, accountId));
}

export async function setBirthDate(
  tx: Tx,
  accountId: string,
  birthDate: string,
  birthDateReason: string,
): Promise<void> {
  await tx.update(youthAccounts).set({ birthDate, birthDateReason }).where(eq(youthAccounts.accountId, accountId));
}
