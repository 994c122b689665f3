import { type SQL, sql } from "drizzle-orm";

/** Search words for LIKE: lower case, with the signs that LIKE reads as wildcards taken literally. */
export function likeLiteral(words: string): string {
  return words.toLowerCase().replace(/[\\%_]/g, "\\$&");
}

/** Patterns of which all must match, one per word: "склад помощник" finds „Помощник в склад“. */
export function wordPatterns(words: string): SQL {
  const list = words.split(/\s+/).filter((word) => word !== "");
  return sql`${sql.param(list.map((word) => `%${likeLiteral(word)}%`))}::text[]`;
}
