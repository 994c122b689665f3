import type { Db } from "@posoka/db/client";
import { sql } from "drizzle-orm";

/** Every row of every table as one text per table, as a dump would show them. */
export async function allText(db: Db): Promise<Map<string, string>> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'sensitive') and table_type = 'BASE TABLE' order by 1`);
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await db.execute<{ text: string | null }>(
      sql`select string_agg(t::text, chr(10)) as text from ${sql.raw(name)} t`,
    );
    found.set(name, rows[0]?.text ?? "");
  }
  return found;
}

/** Tables that show any of the words, with the word. */
export async function tablesWith(db: Db, words: readonly string[]): Promise<string[]> {
  const all = [...(await allText(db))];
  return words.flatMap((word) => all.filter(([, text]) => text.includes(word)).map(([table]) => `${table}: ${word}`));
}
