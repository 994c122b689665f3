import { sql } from "drizzle-orm";
import type { Tx } from "../client.ts";
import { stableId } from "../stable-id.ts";
import { byLanguage, type Starter } from "./files.ts";

/** Skills in plain words; a row that an ESCO import brought first is taken over by its address. */
export async function loadSkills(tx: Tx, { skills }: Starter): Promise<void> {
  const rows = JSON.stringify(skills.map((skill) => ({ ...skill, id: stableId(`posoka:skill:${skill.code}`) })));
  const given = sql`jsonb_to_recordset(${rows}::jsonb) as r(id uuid, code text, esco text, kind text, transversal bool)`;
  await tx.execute(sql`
    update skills s set code = r.code from ${given}
    where s.esco_uri = r.esco and s.code is null and not exists (select from skills o where o.code = r.code)`);
  await tx.execute(sql`
    insert into skills as s (id, code, esco_uri, kind, transversal)
    select id, code, esco, kind, transversal from ${given}
    on conflict (code) do update set
      esco_uri = case
        when exists (select from skills o where o.esco_uri = excluded.esco_uri and o.id <> s.id) then s.esco_uri
        else excluded.esco_uri
      end,
      kind = excluded.kind, transversal = excluded.transversal, state = 'active', updated_at = now()`);
  await tx.execute(sql`
    update skills set state = 'withdrawn', updated_at = now()
    where code is not null and esco_uri is null and state = 'active' and code not in (select code from ${given})`);

  const texts = byLanguage(skills).map(({ row, language, text }) => ({ code: row.code, language, ...text }));
  await tx.execute(sql`
    insert into skill_texts (skill_id, language, label, ours)
    select s.id, r.language, r.label, true
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as r(code text, language language, label text)
    join skills s using (code)
    on conflict (skill_id, language) do update set label = excluded.label, ours = true`);
}
