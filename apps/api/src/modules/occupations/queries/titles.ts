import type { Db, Tx } from "@posoka/db/client";
import { imports } from "@posoka/db/schema/occupations";
import { desc, sql } from "drizzle-orm";

/** What an occupation is called, in all languages: first names, and other names. */
export type TitleRow = { id: string; titles: string; others: string; ours: boolean };

export async function listTitles(db: Db | Tx): Promise<TitleRow[]> {
  const { rows } = await db.execute<TitleRow>(sql`
    select o.id, o.code is not null as ours, string_agg(t.title, '; ') as titles,
      concat_ws('; ', o.nkpd_title, string_agg(array_to_string(t.alt_titles, '; '), '; ')) as others
    from occupations o join occupation_texts t on t.occupation_id = o.id
    where o.state = 'active'
    group by o.id
    order by o.id`);
  return rows;
}

/** What was imported last: names change with imports alone. */
export async function newestImport(db: Db | Tx): Promise<string> {
  const [newest] = await db
    .select({ id: imports.id })
    .from(imports)
    .orderBy(desc(imports.finishedAt), desc(imports.id))
    .limit(1);
  return newest?.id ?? "";
}
