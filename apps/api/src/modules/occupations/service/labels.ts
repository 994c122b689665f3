import type { Db, Tx } from "@posoka/db/client";
import { everydayCardTexts, skillTexts } from "@posoka/db/schema/occupations";
import type { Language } from "@posoka/domain/vocabulary";
import { inArray, type SQL, sql, type SQLWrapper } from "drizzle-orm";
import { textOrderSql } from "../../../text-order.ts";

/** Sorts the texts of one row by how well their language serves the reader; unwished languages come last. */
export function languageRank(column: SQLWrapper, language: Language): SQL<number> {
  return sql<number>`array_position(${textOrderSql(language)}, ${column})`;
}

/** Labels of skills by id, each in the best language there is. */
export async function skillLabels(
  db: Db | Tx,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([skillTexts.skillId], { id: skillTexts.skillId, label: skillTexts.label })
    .from(skillTexts)
    .where(inArray(skillTexts.skillId, [...new Set(ids)]))
    .orderBy(skillTexts.skillId, languageRank(skillTexts.language, language));
  return new Map(rows.map(({ id, label }) => [id, label]));
}

/** Words of everyday cards by code. */
export async function cardLabels(
  db: Db | Tx,
  codes: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([everydayCardTexts.code], { code: everydayCardTexts.code, label: everydayCardTexts.label })
    .from(everydayCardTexts)
    .where(inArray(everydayCardTexts.code, [...new Set(codes)]))
    .orderBy(everydayCardTexts.code, languageRank(everydayCardTexts.language, language));
  return new Map(rows.map(({ code, label }) => [code, label]));
}
