import type { Language } from "@posoka/domain/vocabulary";
import { type SQL, sql } from "drizzle-orm";

const order: Readonly<Record<Language, readonly Language[]>> = {
  "bg-easy": ["bg-easy", "bg", "en"],
  bg: ["bg", "en"],
  en: ["en", "bg"],
};

/** Languages in which a text may be shown to a reader, the wished one first: `array_position` is the rank of a row. */
export function textOrderSql(language: Language): SQL {
  return sql`${`{${order[language].join(",")}}`}::language[]`;
}
