import { sql } from "drizzle-orm";
import type { Tx } from "../client.ts";
import { stableId } from "../stable-id.ts";
import { byLanguage, type Starter, type StarterOccupation } from "./files.ts";

/** Occupations with our own texts; a row that an ESCO import brought first is taken over by its address. */
export async function loadOccupations(tx: Tx, { occupations }: Starter): Promise<void> {
  await loadRows(tx, occupations);
  await loadTexts(tx, occupations);
  await loadOccupationSkills(tx, occupations);
}

async function loadRows(tx: Tx, occupations: readonly StarterOccupation[]): Promise<void> {
  const rows = occupations.map(({ code, isco, nkpd, esco, riasec, education }) => ({
    id: stableId(`posoka:occupation:${code}`),
    code,
    isco,
    esco,
    riasec,
    education,
    nkpd: nkpd?.code ?? null,
    nkpd_title: nkpd?.title ?? null,
  }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
    id uuid, code text, isco text, nkpd text, nkpd_title text, esco text, riasec jsonb, education text)`;
  await tx.execute(sql`
    update occupations o set code = r.code from ${given}
    where o.esco_uri = r.esco and o.code is null and not exists (select from occupations p where p.code = r.code)`);
  await tx.execute(sql`
    insert into occupations as o (id, code, esco_uri, isco_code, nkpd_code, nkpd_title, interests, education)
    select id, code, esco, isco, nkpd, nkpd_title, riasec, education from ${given}
    on conflict (code) do update set
      esco_uri = case
        when exists (select from occupations p where p.esco_uri = excluded.esco_uri and p.id <> o.id) then o.esco_uri
        else excluded.esco_uri
      end,
      isco_code = excluded.isco_code, nkpd_code = excluded.nkpd_code, nkpd_title = excluded.nkpd_title,
      interests = excluded.interests, education = excluded.education, state = 'active', updated_at = now()`);
  await tx.execute(sql`
    update occupations set state = 'withdrawn', updated_at = now()
    where code is not null and esco_uri is null and state = 'active' and code not in (select code from ${given})`);
}

async function loadTexts(tx: Tx, occupations: readonly StarterOccupation[]): Promise<void> {
  const texts = byLanguage(occupations).map(({ row, language, text }) => ({
    code: row.code,
    language,
    title: text.title,
    alt_titles: text.altTitles,
    description: text.description,
    day: text.day,
    ways_in: text.waysIn,
    hard: text.hard,
  }));
  await tx.execute(sql`
    insert into occupation_texts (occupation_id, language, title, alt_titles, description, day, ways_in, hard, ours)
    select o.id, r.language, r.title, r.alt_titles, r.description, r.day, r.ways_in, r.hard, true
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as r(
      code text, language language, title text, alt_titles text[], description text, day text, ways_in text, hard text)
    join occupations o using (code)
    on conflict (occupation_id, language) do update set
      title = excluded.title, alt_titles = excluded.alt_titles, description = excluded.description,
      day = excluded.day, ways_in = excluded.ways_in, hard = excluded.hard, ours = true`);
}

async function loadOccupationSkills(tx: Tx, occupations: readonly StarterOccupation[]): Promise<void> {
  const needs = occupations.flatMap(({ code, skills }) =>
    skills.map((skill) => ({ occupation: code, skill: skill.code, essential: skill.relation === "essential" })),
  );
  const given = sql`jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as r(occupation text, skill text, essential bool)
    join occupations o on o.code = r.occupation join skills s on s.code = r.skill`;
  await tx.execute(sql`
    delete from occupation_skills x using occupations o
    where x.ours and x.occupation_id = o.id and o.code is not null
      and (x.occupation_id, x.skill_id) not in (select o.id, s.id from ${given})`);
  await tx.execute(sql`
    insert into occupation_skills (occupation_id, skill_id, essential, ours)
    select o.id, s.id, r.essential, true from ${given}
    on conflict (occupation_id, skill_id) do update set essential = excluded.essential, ours = true`);
}
