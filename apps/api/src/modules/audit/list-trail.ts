import type { Db } from "@posoka/db/client";
import { sql } from "drizzle-orm";

export type TrailRow = {
  id: number;
  at: string;
  /** User name of who did it, or an id that points at nobody any more; null for the clock, the operator and guests. */
  who: string | null;
  role: string;
  act: string;
  kind: string;
  subject: string;
  detail: Record<string, unknown>;
};

export type TrailQuestion = { by?: string | undefined; about?: string | undefined; since: Date; until: Date };

/** The account of a user name or of an id, also of one that was erased since. */
export async function findTrailPerson(db: Db, named: string): Promise<string | undefined> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from accounts where user_name = ${named.normalize("NFKC").toLowerCase()} or id::text = ${named.toLowerCase()}`,
  );
  return rows[0]?.id;
}

/**
 * The trail between two moments, oldest first, a thousand rows at a time.
 *
 * @param question `by`: who did it; `about`: the person, their applications, cards and reviews, or a row that names them
 */
export async function* listTrail(db: Db, { by, about, since, until }: TrailQuestion): AsyncGenerator<TrailRow> {
  const own = sql`select ${about}::text union all select id::text from applications where youth_id::text = ${about}
    union all select c.id::text from candidate_cards c join applications a on a.id = c.application_id where a.youth_id::text = ${about}
    union all select id::text from reviews where youth_id::text = ${about}`;
  for (let after = 0; ;) {
    const { rows } = await db.execute<TrailRow & { id: string }>(sql`
      select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        coalesce(nullif(a.user_name, ''), e.actor_id::text) as who, e.actor_role as role, e.act,
        e.subject_kind as kind, e.subject_id as subject, e.detail
      from audit_entries e left join accounts a on a.id = e.actor_id
      where e.id > ${after} and e.at >= ${since} and e.at <= ${until}
        ${by === undefined ? sql`` : sql`and e.actor_id::text = ${by}`}
        ${about === undefined ? sql`` : sql`and (e.subject_id in (${own}) or strpos(e.detail::text, ${about}) > 0)`}
      order by e.id limit 1000`);
    for (const row of rows) yield { ...row, id: Number(row.id) };
    if (rows.length < 1000) return;
    after = Number(rows.at(-1)?.id);
  }
}
