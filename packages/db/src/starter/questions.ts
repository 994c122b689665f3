import { sql } from "drizzle-orm";
import type { Tx } from "../client.ts";
import { stableId } from "../stable-id.ts";
import { byLanguage, type Starter } from "./files.ts";

/** The day the first version was released; rows that follow the clock of the database would not be the same everywhere. */
const publishedAt = "2026-01-01T00:00:00Z";

/** A version that was published stays as it was asked; a changed questionnaire needs a new number. */
export async function loadQuestionnaire(tx: Tx, { interests }: Starter): Promise<void> {
  const id = stableId(`posoka:questionnaire:${interests.code}:${interests.version}`);
  const items = JSON.stringify(interests.items.map((item) => ({ id: item.id, type: item.type })));
  const texts = byLanguage(interests.items).map(({ row, language, text }) => ({ item: row.id, language, text }));
  await tx.execute(sql`
    insert into questionnaires (id, code, version, scale, items, published_at)
    values (${id}, ${interests.code}, ${interests.version}, ${interests.scale}, ${items}::jsonb, ${publishedAt}::timestamptz)
    on conflict do nothing`);
  await tx.execute(sql`
    insert into questionnaire_texts (questionnaire_id, item_id, language, text)
    select ${id}::uuid, item, language, text
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as r(item text, language language, text text)
    on conflict do nothing`);
}

/** Cards of everyday experience, in the order of the file. A card that is no longer there goes. */
export async function loadEverydayCards(tx: Tx, { everyday }: Starter): Promise<void> {
  const cards = JSON.stringify(everyday.map(({ code, topic }, position) => ({ code, topic, position })));
  const texts = byLanguage(everyday).map(({ row, language, text }) => ({ code: row.code, language, ...text }));
  const skills = everyday.flatMap(({ code, skills: given }) =>
    given.map((skill) => ({ code, skill: skill.code, level: skill.level })),
  );
  const codes = sql`(select code from jsonb_to_recordset(${cards}::jsonb) as r(code text))`;
  await tx.execute(sql`delete from everyday_card_skills`);
  await tx.execute(sql`delete from everyday_card_texts where code not in ${codes}`);
  await tx.execute(sql`delete from everyday_cards where code not in ${codes}`);
  await tx.execute(sql`
    insert into everyday_cards (code, topic, position)
    select code, topic, position from jsonb_to_recordset(${cards}::jsonb) as r(code text, topic text, position int2)
    on conflict (code) do update set topic = excluded.topic, position = excluded.position`);
  await tx.execute(sql`
    insert into everyday_card_texts (code, language, label)
    select code, language, label
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as r(code text, language language, label text)
    on conflict (code, language) do update set label = excluded.label`);
  await tx.execute(sql`
    insert into everyday_card_skills (code, skill_id, level)
    select r.code, s.id, r.level
    from jsonb_to_recordset(${JSON.stringify(skills)}::jsonb) as r(code text, skill text, level int2)
    join skills s on s.code = r.skill`);
}
