import type { Db, Tx } from "@posoka/db/client";
import {
  iscoGroups,
  iscoGroupTexts,
  occupations,
  occupationSkills,
  occupationTexts,
  skillRelations,
  skills,
  skillTexts,
} from "@posoka/db/schema/occupations";
import { eq, inArray, sql } from "drizzle-orm";

const imported = ["bg", "en"] as const;

export function listOccupationRows(db: Db | Tx) {
  const { id, escoUri, iscoCode, state, code } = occupations;
  return db.select({ id, escoUri, iscoCode, state, ours: sql<boolean>`${code} is not null` }).from(occupations);
}

export function listOccupationTexts(db: Db | Tx) {
  const { occupationId, language, title, altTitles, description, ours } = occupationTexts;
  return db
    .select({ id: occupationId, language, label: title, altLabels: altTitles, description, ours })
    .from(occupationTexts)
    .where(inArray(language, imported));
}

export function listSkillRows(db: Db | Tx) {
  const { id, escoUri, kind, transversal, state, code } = skills;
  return db.select({ id, escoUri, kind, transversal, state, ours: sql<boolean>`${code} is not null` }).from(skills);
}

export function listSkillTexts(db: Db | Tx) {
  const { skillId, language, label, altLabels, ours } = skillTexts;
  return db
    .select({ id: skillId, language, label, altLabels, description: sql<string>`''`, ours })
    .from(skillTexts)
    .where(inArray(language, imported));
}

export function listGroups(db: Db | Tx) {
  return db.select({ code: iscoGroups.code, uri: iscoGroups.escoUri }).from(iscoGroups);
}

export function listGroupTexts(db: Db | Tx) {
  const { code, language, title } = iscoGroupTexts;
  return db.select({ code, language, title }).from(iscoGroupTexts);
}

/** Links that a classification brought and those of our own, which it leaves alone. */
export function listOccupationLinks(db: Db | Tx) {
  const { occupationId, skillId, essential, ours } = occupationSkills;
  return db.select({ from: occupationId, to: skillId, essential, ours }).from(occupationSkills);
}

export function listSkillLinks(db: Db | Tx) {
  const { fromId, toId, essential } = skillRelations;
  return db.select({ from: fromId, to: toId, essential, ours: sql<boolean>`false` }).from(skillRelations);
}

export type TextRow = { id: string; language: "bg" | "en"; label: string; altLabels: string[]; description: string };
export type LinkRow = { from: string; to: string; essential: boolean };

export async function saveOccupations(tx: Tx, rows: readonly object[], now: Date): Promise<void> {
  await tx.execute(sql`
    insert into occupations (id, esco_uri, isco_code, state, created_at, updated_at)
    select id, uri, "iscoCode", state, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, uri text, "iscoCode" text, state catalogue_state)
    on conflict (id) do update set isco_code = excluded.isco_code, state = excluded.state, updated_at = excluded.updated_at`);
}

export async function saveSkills(tx: Tx, rows: readonly object[], now: Date): Promise<void> {
  await tx.execute(sql`
    insert into skills (id, esco_uri, kind, transversal, state, created_at, updated_at)
    select id, uri, kind, transversal, state, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, uri text, kind text, transversal bool, state catalogue_state)
    on conflict (id) do update set
      kind = excluded.kind, transversal = excluded.transversal, state = excluded.state, updated_at = excluded.updated_at`);
}

/** The condition is the last guard: a text of ours is never written over. */
export async function saveOccupationTexts(tx: Tx, rows: readonly TextRow[]): Promise<void> {
  await tx.execute(sql`
    insert into occupation_texts as t (occupation_id, language, title, alt_titles, description, ours)
    select id, language, label, "altLabels", description, false
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, language language, label text, "altLabels" text[], description text)
    on conflict (occupation_id, language) do update set
      title = excluded.title, alt_titles = excluded.alt_titles, description = excluded.description
    where not t.ours`);
}

export async function saveSkillTexts(tx: Tx, rows: readonly TextRow[]): Promise<void> {
  await tx.execute(sql`
    insert into skill_texts as t (skill_id, language, label, alt_labels, ours)
    select id, language, label, "altLabels", false
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, language language, label text, "altLabels" text[])
    on conflict (skill_id, language) do update set label = excluded.label, alt_labels = excluded.alt_labels
    where not t.ours`);
}

export async function saveGroups(tx: Tx, rows: readonly object[]): Promise<void> {
  await tx.execute(sql`
    insert into isco_groups (code, esco_uri)
    select code, uri from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, uri text)
    on conflict (code) do update set esco_uri = excluded.esco_uri`);
}

export async function saveGroupTexts(tx: Tx, rows: readonly object[]): Promise<void> {
  await tx.execute(sql`
    insert into isco_group_texts (code, language, title)
    select code, language, title
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, language language, title text)
    on conflict (code, language) do update set title = excluded.title`);
}

const columnsOf = (rows: readonly LinkRow[]) => sql`
  unnest(${sql.param(rows.map((row) => row.from))}::uuid[], ${sql.param(rows.map((row) => row.to))}::uuid[],
    ${sql.param(rows.map((row) => row.essential))}::bool[]) as r("from", "to", essential)`;

export async function saveOccupationLinks(tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  await tx.execute(sql`
    insert into occupation_skills as x (occupation_id, skill_id, essential, ours)
    select "from", "to", essential, false from ${columnsOf(rows)}
    on conflict (occupation_id, skill_id) do update set essential = excluded.essential where not x.ours`);
}

export async function removeOccupationLinks(tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  await tx.execute(sql`
    delete from occupation_skills x using ${columnsOf(rows)}
    where x.occupation_id = r."from" and x.skill_id = r."to" and not x.ours`);
}

export async function saveSkillLinks(tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  await tx.execute(sql`
    insert into skill_relations (from_id, to_id, essential)
    select "from", "to", essential from ${columnsOf(rows)}
    on conflict (from_id, to_id) do update set essential = excluded.essential`);
}

export async function removeSkillLinks(tx: Tx, rows: readonly LinkRow[]): Promise<void> {
  await tx.execute(sql`
    delete from skill_relations x using ${columnsOf(rows)} where x.from_id = r."from" and x.to_id = r."to"`);
}

/** Ids of the occupations that changed. `rows` hold six numbers from 1 to 7 in the order R I A S E C. */
export async function saveInterests(tx: Tx, rows: readonly { uri: string; interests: number[] }[], now: Date) {
  const { rows: changed } = await tx.execute<{ id: string; fresh: boolean }>(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(uri text, interests jsonb)
    ),
    before as (
      select o.id, o.interests is null as fresh, given.interests
      from occupations o join given on given.uri = o.esco_uri
      where o.code is null and o.interests is distinct from given.interests
    )
    update occupations o set interests = before.interests, updated_at = ${now.toISOString()}::timestamptz
    from before where o.id = before.id
    returning o.id, before.fresh`);
  return changed;
}

export function listEscoUris(db: Db | Tx) {
  return db.select({ uri: occupations.escoUri }).from(occupations).where(eq(occupations.state, "active"));
}

export async function listOpeningsOf(db: Db | Tx, occupationIds: readonly string[]) {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from openings where state = 'published' and occupation_id = any(${sql.param(occupationIds)}::uuid[]) order by id`);
  return rows;
}
