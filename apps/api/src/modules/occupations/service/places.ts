import type { Db, Tx } from "@posoka/db/client";
import { provinceNames, settlementNames, settlements } from "@posoka/db/schema/places";
import type { Language } from "@posoka/domain/vocabulary";
import type { Place } from "@posoka/schema/places";
import { type SQL, sql } from "drizzle-orm";
import { languageRank } from "./labels.ts";

/** Name of a settlement in the best language there is; for use inside another query. */
export function settlementName(ekatte: SQL, language: Language): SQL<string | null> {
  return sql<string | null>`(select n.name from ${settlementNames} n where n.ekatte = ${ekatte}
    order by ${languageRank(sql`n.language`, language)} limit 1)`;
}

function provinceName(code: SQL, language: Language): SQL<string | null> {
  return sql<string | null>`(select n.name from ${provinceNames} n where n.code = ${code}
    order by ${languageRank(sql`n.language`, language)} limit 1)`;
}

/** One settlement with the names of its municipality, which is called after its centre, and province. */
export async function findPlace(db: Db | Tx, ekatte: string, language: Language): Promise<Place | null> {
  const centre = sql`(select c.ekatte from ${settlements} c where c.municipality = s.municipality and c.municipal_centre limit 1)`;
  const found = await db.execute<Place>(sql`
    select s.ekatte, coalesce(${settlementName(sql`s.ekatte`, language)}, s.ekatte) as name,
      coalesce(${settlementName(centre, language)}, s.municipality) as municipality,
      coalesce(${provinceName(sql`s.province`, language)}, s.province) as province
    from ${settlements} s where s.ekatte = ${ekatte}`);
  return found.rows[0] ?? null;
}

/** Names of all provinces by code. */
export async function provinceNamesByCode(db: Db | Tx, language: Language): Promise<Map<string, string>> {
  const rows = await db
    .selectDistinctOn([provinceNames.code], { code: provinceNames.code, name: provinceNames.name })
    .from(provinceNames)
    .orderBy(provinceNames.code, languageRank(provinceNames.language, language));
  return new Map(rows.map(({ code, name }) => [code, name]));
}
