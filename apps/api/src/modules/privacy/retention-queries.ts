import type { Db, Tx } from "@posoka/db/client";
import { erasures, retentionNotices } from "@posoka/db/schema/trust";
import { purposes } from "@posoka/domain/consent/purposes";
import { periods } from "@posoka/domain/privacy/periods";
import { and, eq, type SQL, sql } from "drizzle-orm";
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
    where n.reason = 'idle' and n.due_at <= ${instant(at)} and ${lastHere} + ${idle} <= ${instant(at)} and ${stayedAway}
      and ${staying(sql`a.id`)}
      and a.id <> all(${sql.param([...except])}::uuid[]) ${chosen}
    order by a.id limit 1 for update of a skip locked`,
  );
}

/**
 * True for an account `a` that only represented others and now represents nobody: the young person was erased or came of
 * age without letting this person stay, or staff ended it.
 *
 * @param eighteen who is born after this date is under 18 today; compared as words, as `yearsBefore` gives it
 */
function servesNobody(at: Date, eighteen: string): SQL {
  const now = instant(at);
  const allowedToStay = sql`exists (
    select from (select distinct on (c.subject_id) c.act, c.at from consents c
      where c.recipient_id = a.id and c.purpose = 'stay_after_18' and 'name' = any(c.fields)
      order by c.subject_id, c.sequence desc) newest
    where newest.act = 'given' and newest.at > ${now} - interval '${sql.raw(String(yearOfStay))} months')`;
  return sql`(exists (select from account_roles r where r.account_id = a.id and r.role = 'guardian')
    and not exists (select from account_roles r where r.account_id = a.id and r.role <> 'guardian'
      and (r.ended_at is null or r.ended_at > ${now}))
    and not exists (select from guardian_links l join youth_accounts y on y.account_id = l.youth_id
      where l.guardian_id = a.id and l.starts_at <= ${now} and (l.ends_at is null or l.ends_at > ${now})
        and (l.kind = 'adult_representative' or to_char(y.birth_date, 'YYYY-MM-DD') collate "C" > ${eighteen}))
    and not ${allowedToStay})`;
}
const yearOfStay = purposes.stay_after_18.longestMonths;

/** One account of a representative of nobody whose owner was not told yet that it goes, locked. */
export async function takeNeedless(tx: Tx, at: Date, eighteen: string): Promise<string | undefined> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select a.id from accounts a
    where ${servesNobody(at, eighteen)} and ${staying(sql`a.id`)}
      and not exists (select from ${retentionNotices} n
        where n.account_id = a.id and (n.reason = 'nobody_left' or ${stayedAway}))
      and not exists (select from ${erasures} e where e.subject_id = a.id)
    order by a.id limit 1 for update of a skip locked`);
  return rows.at(0)?.id;
}

/** One that was told in time and still represents nobody, locked. */
export function takeTold(tx: Tx, at: Date, eighteen: string, except: readonly string[]): Promise<string | undefined> {
  return takeTwice(
    tx,
    (chosen) => sql`
    select a.id from accounts a join ${retentionNotices} n on n.account_id = a.id
    where n.reason = 'nobody_left' and n.due_at <= ${instant(at)} and ${servesNobody(at, eighteen)}
      and ${staying(sql`a.id`)} and a.id <> all(${sql.param([...except])}::uuid[]) ${chosen}
    order by a.id limit 1 for update of a skip locked`,
  );
}

/** Who represents somebody again was told in vain. */
export async function forgetNeedless(tx: Tx, at: Date, eighteen: string): Promise<void> {
  await tx.execute(sql`
    delete from ${retentionNotices} n using accounts a
    where a.id = n.account_id and n.reason = 'nobody_left' and not ${servesNobody(at, eighteen)}`);
}

/**
 * One account under 14 for which no consent came, or since it was taken back none again, locked.
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
    where y.consent_verified_at is null and greatest(a.created_at, (select max(c.at) from consents c
        where c.subject_id = a.id and c.purpose = 'use_platform' and c.act <> 'given')) < ${instant(openedBefore)}
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
  const { noticedAt, dueAt, byMail, reason = "idle" } = row;
  const target = retentionNotices.accountId;
  await tx
    .insert(retentionNotices)
    .values(row)
    .onConflictDoUpdate({ target, set: { noticedAt, dueAt, byMail, reason } });
}

export async function findNotice(db: Db | Tx, accountId: string) {
  const [row] = await db.select().from(retentionNotices).where(eq(retentionNotices.accountId, accountId));
  return row;
}

/** Only of somebody who stays: a notice that nobody is left to represent is not undone by reading it. */
export async function deleteNotice(tx: Tx, accountId: string): Promise<void> {
  const { accountId: of, reason } = retentionNotices;
  await tx.delete(retentionNotices).where(and(eq(of, accountId), eq(reason, "idle")));
}
