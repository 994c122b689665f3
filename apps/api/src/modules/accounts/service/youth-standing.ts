import type { Db, Tx } from "@posoka/db/client";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { and, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { YouthStanding } from "../../../context.ts";
import { standingOf } from "./find-actor.ts";

/** Birth dates by account, for those who show an age band or a limit of the law. */
export async function birthDatesOf(db: Db | Tx, accountIds: readonly string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select({ id: youthAccounts.accountId, birthDate: youthAccounts.birthDate })
    .from(youthAccounts)
    .where(inArray(youthAccounts.accountId, [...accountIds]));
  return new Map(rows.map(({ id, birthDate }) => [id, birthDate]));
}

/** The fourteenth birthday; 29 February turns on 1 March, since fourteen years later no year is a leap year. */
const fourteenth = (birthDate: SQLWrapper): SQL =>
  sql`((${birthDate} + interval '14 years')::date + case when to_char(${birthDate}, 'MMDD') = '0229' then 1 else 0 end)`;

export function isFourteenOn(today: string, birthDate: SQLWrapper = youthAccounts.birthDate): SQL<boolean> {
  return sql<boolean>`(${fourteenth(birthDate)} <= ${today})`;
}

/** What `standingOf` asks of a consent to use, for a filter. Null consent is no consent, never unknown. */
export function hasAgreedOn(
  today: string,
  row: { birthDate: SQLWrapper; consentVerifiedAt: SQLWrapper } = youthAccounts,
): SQL<boolean> {
  const turned = sql`${fourteenth(row.birthDate)}::timestamp at time zone 'Europe/Sofia'`;
  return sql<boolean>`(${row.consentVerifiedAt} is not null
    and (not ${isFourteenOn(today, row.birthDate)} or ${row.consentVerifiedAt} >= ${turned}))`;
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

/** The standing as it is now, kept until this transaction ends. */
export async function lockStanding(tx: Tx, accountId: string, at: Date): Promise<YouthStanding | undefined> {
  const { birthDate, consentVerifiedAt, confirmedAt } = youthAccounts;
  const [row] = await tx
    .select({ birthDate, consentVerifiedAt, confirmedAt })
    .from(youthAccounts)
    .where(eq(youthAccounts.accountId, accountId))
    .for("update");
  return row && standingOf(row, at);
}

/** From now on the account may be used. The caller holds the row, judged who had to agree, and wrote the register. */
export async function openByConsent(tx: Tx, accountId: string, consentVerifiedAt: Date): Promise<void> {
  await tx.update(youthAccounts).set({ consentVerifiedAt }).where(eq(youthAccounts.accountId, accountId));
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
