import type { Db, Tx } from "@posoka/db/client";
import { occupations, occupationSkills } from "@posoka/db/schema/occupations";
import type { EducationLevel, Language } from "@posoka/domain/vocabulary";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { textOrderSql } from "../../../text-order.ts";

export type OccupationRecord = {
  id: string;
  title: string;
  description: string;
  iscoCode: string;
  education: EducationLevel | null;
};

/** The best text of each occupation for a reader, as a table `texts`. */
const bestTexts = (language: Language) => sql`
  select distinct on (t.occupation_id) t.occupation_id, t.title, t.description, t.ours
  from occupation_texts t
  where t.language = any(${textOrderSql(language)})
  order by t.occupation_id, array_position(${textOrderSql(language)}, t.language)`;

/** All occupations, those with a text of our own first, then by alphabet. The id breaks ties. */
export async function listAll(
  db: Db | Tx,
  { language, limit, offset }: { language: Language; limit: number; offset: number },
): Promise<{ items: OccupationRecord[]; total: number }> {
  const { rows } = await db.execute<OccupationRecord>(sql`
    with texts as (${bestTexts(language)})
    select o.id, texts.title, texts.description, o.isco_code as "iscoCode", o.education
    from occupations o join texts on texts.occupation_id = o.id
    where o.state = 'active'
    order by texts.ours desc, texts.title collate "bg-x-icu", o.id
    limit ${limit} offset ${offset}`);
  return { items: rows, total: await db.$count(occupations, eq(occupations.state, "active")) };
}

/** All active occupations of which the interests are known; the shapes are compared outside. */
export function listInterests(db: Db | Tx, language: Language) {
  const readable = language === "en" ? sql`t.language = 'en'` : sql`t.language in ('bg', 'bg-easy')`;
  return db
    .select({
      id: occupations.id,
      iscoCode: occupations.iscoCode,
      interests: occupations.interests,
      /** There is something to read about it in the reader's language, not only a name. */
      described: sql<boolean>`exists (
        select from occupation_texts t where t.occupation_id = ${occupations.id} and t.description <> '' and ${readable})`,
      ours: sql<boolean>`${occupations.code} is not null`,
    })
    .from(occupations)
    .where(and(eq(occupations.state, "active"), isNotNull(occupations.interests)));
}

/** In no order; the caller knows the order of the ids. */
export async function readOccupations(
  db: Db | Tx,
  ids: readonly string[],
  language: Language,
): Promise<OccupationRecord[]> {
  const { rows } = await db.execute<OccupationRecord>(sql`
    with texts as (${bestTexts(language)} )
    select o.id, texts.title, texts.description, o.isco_code as "iscoCode", o.education
    from occupations o join texts on texts.occupation_id = o.id
    where o.id = any(${sql.param(ids)}::uuid[])`);
  return rows;
}

export type OccupationDetail = OccupationRecord & {
  altTitles: string[];
  day: string | null;
  waysIn: string | null;
  hard: string | null;
  nkpdCode: string | null;
  escoUri: string | null;
  interests: number[] | null;
};

export async function readOccupation(
  db: Db | Tx,
  id: string,
  language: Language,
): Promise<OccupationDetail | undefined> {
  const { rows } = await db.execute<OccupationDetail>(sql`
    select o.id, t.title, t.description, o.isco_code as "iscoCode", o.education, t.alt_titles as "altTitles",
      t.day, t.ways_in as "waysIn", t.hard, o.nkpd_code as "nkpdCode", o.esco_uri as "escoUri", o.interests
    from occupations o
    join occupation_texts t on t.occupation_id = o.id
    where o.id = ${id} and t.language = any(${textOrderSql(language)})
    order by array_position(${textOrderSql(language)}, t.language)
    limit 1`);
  return rows[0];
}

/**
 * Skills of an occupation, needed ones first. Where our catalogue names skills these alone count: a classification
 * adds some hundred more that nobody wrote for young people.
 */
export async function listOccupationSkills(db: Db | Tx, occupationId: string, language: Language) {
  const { rows } = await db.execute<{ id: string; label: string; essential: boolean }>(sql`
    select s.id, t.label, x.essential
    from ${occupationSkills} x
    join skills s on s.id = x.skill_id and s.state = 'active'
    join lateral (
      select label from skill_texts
      where skill_id = s.id and language = any(${textOrderSql(language)})
      order by array_position(${textOrderSql(language)}, language) limit 1
    ) t on true
    where x.occupation_id = ${occupationId}
      and (x.ours or not exists (select from occupation_skills o where o.occupation_id = x.occupation_id and o.ours))
    order by x.essential desc, t.label collate "bg-x-icu", s.id`);
  return rows;
}

/** Openings of an occupation that anybody may see on `today`; `adults` leaves out or keeps those from 18. */
export async function listOccupationOpenings(
  db: Db | Tx,
  filter: { occupationId: string; today: string; language: Language; adults: boolean; limit: number },
) {
  const { rows } = await db.execute<{
    id: string;
    title: string;
    organisationName: string;
    placeName: string | null;
    total: number;
  }>(sql`
    select p.id, p.title, p.organisation_name as "organisationName", count(*) over ()::int as total, (
        select name from settlement_names n
        where n.ekatte = p.ekatte and n.language = any(${textOrderSql(filter.language)})
        order by array_position(${textOrderSql(filter.language)}, n.language) limit 1
      ) as "placeName"
    from openings p
    left join organisations g on g.id = p.organisation_id
    where p.occupation_id = ${filter.occupationId} and p.state = 'published' and p.closes_on >= ${filter.today}
      and (p.external or g.state = 'approved')
      and (${filter.adults} or p.lawful_from < 18)
    order by p.published_at desc, p.id
    limit ${filter.limit}`);
  return rows;
}
