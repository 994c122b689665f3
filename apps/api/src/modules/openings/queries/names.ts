import { occupationTexts, skillTexts } from "@posoka/db/schema/occupations";
import { openings } from "@posoka/db/schema/openings";
import { provinceNames, settlementNames, settlements } from "@posoka/db/schema/places";
import type { Language } from "@posoka/domain/vocabulary";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { textOrderSql } from "../../../text-order.ts";

/** Sorts the texts of one row by how well their language serves the reader. */
const nearest = (column: SQLWrapper, language: Language): SQL =>
  sql`array_position(${textOrderSql(language)}, ${column}) nulls last`;

/** A column of the row outside: in a select of one table drizzle would leave out the table, and the name would mean the inner one. */
const outer = (column: SQLWrapper): SQL => sql`${column}`;

export const occupationTitle = (language: Language) => sql<string | null>`(
  select ${occupationTexts.title} from ${occupationTexts} where ${occupationTexts.occupationId} = ${outer(openings.occupationId)}
  order by ${nearest(occupationTexts.language, language)} limit 1)`;

export const placeName = (language: Language) => sql<string | null>`(
  select ${settlementNames.name} from ${settlementNames} where ${settlementNames.ekatte} = ${outer(openings.ekatte)}
  order by ${nearest(settlementNames.language, language)} limit 1)`;

export const provinceName = (language: Language) => sql<string | null>`(
  select ${provinceNames.name} from ${provinceNames}
  join ${settlements} on ${settlements.province} = ${provinceNames.code}
  where ${settlements.ekatte} = ${outer(openings.ekatte)}
  order by ${nearest(provinceNames.language, language)} limit 1)`;

export const skillLabel = (skillId: SQLWrapper, language: Language) => sql<string | null>`(
  select ${skillTexts.label} from ${skillTexts} where ${skillTexts.skillId} = ${outer(skillId)}
  order by ${nearest(skillTexts.language, language)} limit 1)`;
