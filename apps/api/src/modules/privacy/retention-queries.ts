import type { Db, Tx } from "@posoka/db/client";
import { erasures, retentionNotices } from "@posoka/db/schema/trust";
import { periods } from "@posoka/domain/privacy/periods";
import { eq, type SQL, sql } from "drizzle-orm";
import { staying } from "./service/staying.ts";

const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;
const idle = sql.raw(`interval '${periods.inactive.months} months'`);
const notice = sql.raw(`interval '${periods.notice.days} days'`);
/** When somebody was last here, on any device; who never signed in, when the account was opened. */
const lastHere = sql`greatest(a.created_at, (select max(s.last_seen_at) from sessions s where s.account_id = a.id))`;
/** A notice counts until its person comes back, also when they never say that they have read it. */
const stayedAway = sql`n.noticed_at > ${lastHere}`;

export type Idle = { id: string; dueAt: Date };

/**
 * One account whose time is nearly over and who was not told yet, locked. It goes 24 months after the last time, and
 * never earlier than 30 days after it was told.
 */
export async function takeUnnoticed(tx: Tx, at: Date): Promise<Idle | undefined> {
  const { rows } = await tx.execute<{ id: string; due: string }>(sql`
    select a.id, to_char(greatest(${lastHere} + ${idle}, ${instant(at)} + ${notice}) at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due
    from accounts a
    where ${lastHere} + ${idle} - ${notice} <= ${instant(at)} and ${staying(sql`a.id`)}
      and not exists (select from ${retentionNotices} n where n.account_id = a.id and ${stayedAway})
      and not exists (select from ${erasures} e where e.subject_id = a.id)
    order by a.id limit 1 for update of a skip locked`);
  return rows.map(({ id, due }) => ({ id, dueAt: new Date(due) })).at(0);
}

/** One account that was told in time, stayed away since, and was not here for all the 24 months; locked. */
export function takeIdle(tx: Tx, at: Date, except: readonly string[]): Promise<string | undefined> {
  return takeTwice(
    tx,
    (chosen) => sql`
    select a.id from accounts a join ${retentionNotices} n on n.account_id = a.id
    where n.due_at <= ${instant(at)} and ${lastHere} + ${idle} <= ${instant(at)} and ${stayedAway}
      and ${staying(sql`a.id`)}
      and a.id <> all(${sql.param([...except])}::uuid[]) ${chosen}
    order by a.id limit 1 for update of a skip locked`,
  );
}

/**
 * One account under 14 for which no consent came, locked.
 *
 * @param fourteen who is born after this date is under 14 today; compared as words, as `yearsBefore` gives it
 * @param openedBefore first moment of the day on which an account must have been opened at the latest to be kept
 */
export function takeInert(
  tx: Tx,
  { fourteen, openedBefore }: { fourteen: string; openedBefore: Date },
  except: readonly string[],
): Promise<string | undefined> {
  return takeTwice(
    tx,
    (chosen) => sql`
    select a.id from accounts a join youth_accounts y on y.account_id = a.id
    where y.consent_verified_at is null and a.created_at < ${instant(openedBefore)}
      and to_char(y.birth_date, 'YYYY-MM-DD') collate "C" > ${fourteen}
      and a.id <> all(${sql.param([...except])}::uuid[]) ${chosen}
    order by a.id limit 1 for update of a, y skip locked`,
  );
}

/**
 * Asks again by a statement of its own once the row is locked: who came back, or for whom somebody agreed, between
 * choosing and locking stays. Whoever does so later waits for us.
 */
async function takeTwice(tx: Tx, choose: (chosen: SQL) => SQL): Promise<string | undefined> {
  const { rows: found } = await tx.execute<{ id: string }>(choose(sql``));
  const id = found.at(0)?.id;
  if (id === undefined) return undefined;
  const { rows: still } = await tx.execute<{ id: string }>(choose(sql`and a.id = ${id}`));
  return still.at(0)?.id;
}

/** In the place of an earlier one, after which the person came back. */
export async function putNotice(tx: Tx, row: typeof retentionNotices.$inferInsert): Promise<void> {
  const { noticedAt, dueAt, byMail } = row;
  const target = retentionNotices.accountId;
  await tx.insert(retentionNotices).values(row).onConflictDoUpdate({ target, set: { noticedAt, dueAt, byMail } });
}

export async function findNotice(db: Db | Tx, accountId: string) {
  const [row] = await db.select().from(retentionNotices).where(eq(retentionNotices.accountId, accountId));
  return row;
}

export async function deleteNotice(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(retentionNotices).where(eq(retentionNotices.accountId, accountId));
}
