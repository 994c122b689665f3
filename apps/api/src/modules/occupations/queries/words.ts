import type { Db, Tx } from "@posoka/db/client";
import type { EverydayTopic, Language } from "@posoka/domain/vocabulary";
import { sql } from "drizzle-orm";
import { likeLiteral, wordPatterns } from "../../../like-pattern.ts";
import { textOrderSql } from "../../../text-order.ts";

/** Active skills whose name or other name, in any language, contains all words; beginnings first, then our own. */
export async function findSkills(db: Db | Tx, filter: { q: string; language: Language; limit: number }) {
  const { q, language, limit } = filter;
  const patterns = wordPatterns(q);
  const order = textOrderSql(language);
  const { rows } = await db.execute<{ id: string; label: string }>(sql`
    with found as (
      select skill_id, bool_or(ours) as ours, bool_or(lower(label) like all(${patterns})) as named
      from skill_texts
      where lower(label) like all(${patterns}) or lower(array_to_string(alt_labels, '; ')) like all(${patterns})
      group by skill_id
    )
    select s.id, t.label
    from found
    join skills s on s.id = found.skill_id and s.state = 'active'
    join lateral (
      select label from skill_texts
      where skill_id = s.id and language = any(${order}) order by array_position(${order}, language) limit 1
    ) t on true
    order by (lower(t.label) like ${`${likeLiteral(q)}%`}) desc, found.named desc, found.ours desc,
      similarity(lower(t.label), ${q.toLowerCase()}) desc, s.id
    limit ${limit}`);
  return rows;
}

export type PlaceRecord = {
  ekatte: string;
  name: string;
  municipalityCode: string;
  /** Name of the municipality's centre, which is the municipality's own; null for the four governed from outside. */
  centreName: string | null;
  province: string;
};

/** Settlements whose name, in any language, starts with or contains the words: beginnings first, then the larger. */
export async function findPlaces(
  db: Db | Tx,
  filter: { q: string; language: Language; limit: number },
): Promise<PlaceRecord[]> {
  const { language, limit } = filter;
  const order = textOrderSql(language);
  const words = likeLiteral(filter.q);
  const { rows } = await db.execute<PlaceRecord>(sql`
    with found as (
      select n.ekatte, bool_or(lower(n.name) like ${`${words}%`}) as starts, bool_or(lower(n.name) = ${filter.q.toLowerCase()}) as whole
      from settlement_names n
      where lower(n.name) like ${`%${words}%`}
      group by n.ekatte
    ),
    page as (
      select s.ekatte, s.municipality, s.province, s.population, found.starts, found.whole
      from found join settlements s using (ekatte)
      order by found.whole desc, found.starts desc, s.population desc, s.ekatte
      limit ${limit}
    )
    select page.ekatte, page.municipality as "municipalityCode",
      (select name from settlement_names n where n.ekatte = page.ekatte and n.language = any(${order})
        order by array_position(${order}, n.language) limit 1) as name,
      (select name from settlements c join settlement_names n using (ekatte)
        where c.municipality = page.municipality and c.municipal_centre and n.language = any(${order})
        order by array_position(${order}, n.language), c.ekatte limit 1) as "centreName",
      (select name from province_names n where n.code = page.province and n.language = any(${order})
        order by array_position(${order}, n.language) limit 1) as province
    from page
    order by page.whole desc, page.starts desc, page.population desc, page.ekatte`);
  return rows;
}

export type CardRow = {
  code: string;
  topic: EverydayTopic;
  label: string;
  skillId: string;
  skillLabel: string;
  level: 1 | 2 | 3;
};

/** Cards of everyday experience in their order, one row per skill, the strongest skill first. */
export async function listCards(db: Db | Tx, language: Language): Promise<CardRow[]> {
  const order = textOrderSql(language);
  const { rows } = await db.execute<CardRow>(sql`
    select c.code, c.topic, x.skill_id as "skillId", x.level,
      (select label from everyday_card_texts t where t.code = c.code and t.language = any(${order})
        order by array_position(${order}, t.language) limit 1) as label,
      (select label from skill_texts t where t.skill_id = x.skill_id and t.language = any(${order})
        order by array_position(${order}, t.language) limit 1) as "skillLabel"
    from everyday_cards c
    join everyday_card_skills x using (code)
    order by c.position, x.level desc, x.skill_id`);
  return rows;
}
