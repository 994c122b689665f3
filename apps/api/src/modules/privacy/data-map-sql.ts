import { type SQL, sql } from "drizzle-orm";

/** The words of the data map with `:subject` and `:at` as parameters of the statement. */
export function withValues(words: string, { subject, at }: { subject: string; at?: Date }): SQL {
  // A cast such as `id::text` is no value.
  const parts = words.split(/(?<!:)(:subject|:at)\b/).map((part) => {
    if (part === ":subject") return sql`${subject}`;
    return part === ":at" && at ? sql`${at.toISOString()}::timestamptz` : sql.raw(part);
  });
  return sql.join(parts, sql.raw(""));
}
