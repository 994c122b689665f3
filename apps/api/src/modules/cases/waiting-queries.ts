import type { Db, Tx } from "@posoka/db/client";
import type { WaitingItem } from "@posoka/schema/cases";
import { sql } from "drizzle-orm";
import { hasAgreedOn } from "../accounts/service/youth-standing.ts";
import type { Actor } from "../../context.ts";
import { staying } from "../privacy/service/staying.ts";
import { caseRelation, runningCase } from "../relations/service/case-relation.ts";

export type WaitingRow = Pick<WaitingItem, "kind" | "id" | "youthId" | "title" | "detail" | "owner"> & {
  since: Date;
  /** A date that the thing itself carries: a promise, or the end of a claim. */
  dueOn: string | null;
};

/** More than a charity can have waiting in a day's work; the page says so when it is reached. */
const most = 2000;

/**
 * Everything that waits for staff of one charity, in one query. Organisations and postings are shared between
 * charities, so each sees them; of people, the own cases and those of the unit. Who has no case worker yet waits to be
 * met by anybody, and who has none any more to be taken on; what else waits for such a person is a coordinator's.
 *
 * Where a person is the title it is the user name: the own name is sealed, `readToday` opens those it shows.
 *
 * @param fourteen who is born after this date is under 14 today; compared as words, see `stateOn`
 */
export async function listWaiting(
  db: Db | Tx,
  of: { actor: Actor; at: Date; today: string; fourteen: string; thirty: string },
): Promise<WaitingRow[]> {
  const { actor, at, today, fourteen, thirty } = of;
  const moment = sql`${at.toISOString()}::timestamptz`;
  const coordinates = actor.flags.includes("coordinator");
  const person = { birthDate: sql`y.birth_date`, consentVerifiedAt: sql`y.consent_verified_at` };
  const found = await db.execute<Omit<WaitingRow, "since"> & { since: string }>(sql`
    with related as (
      select y.account_id, ${caseRelation(actor, sql`y.account_id`, at)} as relation,
        (select w.display_name from accounts w
          where w.id = (select c.staff_id from ${runningCase(sql`y.account_id`, at)})) as worker
      from youth_accounts y where y.tenant_id = ${actor.tenantId}
    ),
    youths as (
      select y.account_id, a.user_name, a.user_name as name, a.created_at, y.confirmed_at, ${hasAgreedOn(today, person)} as agreed,
        r.relation, r.worker, (r.relation in ('own', 'unit') or ${coordinates}) as whole,
        to_char(y.birth_date, 'YYYY-MM-DD') collate "C" as born
      from related r
      join youth_accounts y on y.account_id = r.account_id
      join accounts a on a.id = y.account_id and a.disabled_at is null
      where r.relation is not null and ${staying(sql`y.account_id`)}
    ),
    waiting as (
      select 'organisation_approval' as kind, id, null::uuid as "youthId", name as title, eik as detail, created_at as since, null::date as due_on, null as owner
      from organisations where state = 'pending'
      union all
      select 'opening_review', id, null, title, organisation_name, coalesce(submitted_at, updated_at), null, null
      from openings where state = 'in_review'
      union all
      select 'youth_confirmation', account_id, account_id, name, user_name, created_at, null, worker
      from youths where confirmed_at is null and born > ${thirty} and agreed
      union all
      select 'representative_consent', account_id, account_id, name, user_name, created_at, null, worker
      from youths where born > ${fourteen} and not agreed
      union all
      select case when a.state = 'awaiting_representative' then 'representative_answer' else 'reply_overdue' end,
        a.id, a.youth_id, o.title, o.organisation_name, coalesce(a.submitted_at, a.created_at), a.promised_reply_on, y.worker
      from applications a join openings o on o.id = a.opening_id join youths y on y.account_id = a.youth_id
      where y.whole and (a.state = 'awaiting_representative'
        or (a.state in ('submitted', 'seen', 'shortlisted', 'interview') and a.decided_at is null and a.promised_reply_on < ${today}))
      union all
      select case when r.purpose = 'use_platform' then 'representative_consent' else 'representative_answer' end,
        r.id, r.youth_id, coalesce(o.title, y.name), coalesce(o.organisation_name, y.user_name), r.asked_at, null::date, y.worker
      from representative_requests r join youths y on y.account_id = r.youth_id
        left join applications a on a.id = r.application_id left join openings o on o.id = a.opening_id
      where y.whole and y.agreed and r.state = 'waiting' and r.purpose <> 'representative_act'
        and (r.expires_on is null or r.expires_on >= ${today})
        and (y.born > ${fourteen} or exists (select from guardian_links l where l.youth_id = y.account_id
          and l.kind = 'adult_representative' and l.starts_at <= ${moment} and (l.ends_at is null or l.ends_at > ${moment})))
      union all
      select 'review_waiting', r.id, r.youth_id, y.name, y.user_name, r.created_at,
        (r.claim_ends_at at time zone 'Europe/Sofia')::date, m.display_name
      from reviews r join youths y on y.account_id = r.youth_id
      left join accounts m on m.id = r.mentor_id and ${staying(sql`m.id`)}
      where y.whole and r.state <> 'done'
      union all
      select 'view_quota', o.id, null, o.name, max((e.detail ->> 'share')::int) || ' %', min(e.at),
        (max(e.at) at time zone 'Europe/Sofia')::date, null
      from audit_entries e join organisations o on o.id::text = e.subject_id
      where e.act = 'view.alert' and e.at > ${at.toISOString()}::timestamptz - interval '2 days'
      group by o.id, o.name
      union all
      select 'retention_notice', y.account_id, y.account_id, y.name, y.user_name, n.noticed_at,
        (n.due_at at time zone 'Europe/Sofia')::date, y.worker
      from retention_notices n join youths y on y.account_id = n.account_id
      where not n.by_mail and not exists (
        select from sessions s where s.account_id = n.account_id and s.last_seen_at >= n.noticed_at)
      union all
      select 'representation_' || t.kind, t.id, t.youth_id, y.name, y.user_name, t.opened_at, t.due_on, y.worker
      from representation_tasks t join youths y on y.account_id = t.youth_id
      where y.whole and t.done_at is null
      union all
      select 'case_without_worker', account_id, account_id, name, user_name, left_at, null, null
      from youths cross join lateral (
        select least(${moment}, coalesce(case when c.ends_at <= ${moment} then c.ends_at end, w.disabled_at,
          (select max(g.ended_at) from account_roles g where g.account_id = w.id and g.role = 'staff'))) as left_at
        from caseload c join accounts w on w.id = c.staff_id
        where c.youth_id = account_id and c.starts_at <= ${moment} and c.ends_at is distinct from c.starts_at
        order by c.starts_at desc limit 1) as last
      where relation = 'unassigned' and confirmed_at is not null and born > ${thirty}
    )
    select kind, id, "youthId", title, detail, owner, to_char(due_on, 'YYYY-MM-DD') as "dueOn",
      to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
    from waiting order by waiting.since, id limit ${most}`);
  return found.rows.map((row) => ({ ...row, since: new Date(row.since) }));
}
