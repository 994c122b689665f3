import type { Db, Tx } from "@posoka/db/client";
import { sql } from "drizzle-orm";
import { staying } from "../../privacy/service/staying.ts";

export type PersonBeside = { id: string; name: string; as: "guardian" | "institution"; organisation: string | null };

/**
 * The adults whose rights end at 18: representatives, the people of the place where somebody lives, and who was asked
 * about before and whose answer still stands in the register.
 */
export async function listPeopleBeside(db: Db | Tx, youthId: string, at: Date): Promise<PersonBeside[]> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const runs = (alias: string) =>
    sql`(${sql.raw(alias)}.starts_at <= ${now} and (${sql.raw(alias)}.ends_at is null or ${sql.raw(alias)}.ends_at > ${now}))`;
  const working = sql`(r.ended_at is null or r.ended_at > ${now})`;
  const { rows } = await db.execute<PersonBeside>(sql`
    with found as (
      select g.guardian_id as id, 'guardian' as "as", null as organisation
      from guardian_links g where g.youth_id = ${youthId} and ${runs("g")}
      union
      select r.account_id, 'institution', o.name
      from sensitive.care_stays s
      join organisations o on o.id = s.organisation_id
      join account_roles r on r.organisation_id = o.id and r.role = 'institution' and ${working}
      where s.youth_id = ${youthId} and ${runs("s")}
      union
      select r.account_id, r.role::text, o.name
      from consents c
      join account_roles r on r.account_id = c.recipient_id and r.role in ('guardian', 'institution') and ${working}
      left join organisations o on o.id = r.organisation_id
      where c.subject_id = ${youthId} and c.purpose = 'stay_after_18'
    )
    select distinct on (f.id) f.id, a.display_name as name, f."as", f.organisation
    from found f join accounts a on a.id = f.id and a.disabled_at is null and ${staying(sql`a.id`)}
    order by f.id, f."as"`);
  const byName = new Intl.Collator("bg");
  return rows.sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
