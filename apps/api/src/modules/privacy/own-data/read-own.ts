import type { Db, Tx } from "@posoka/db/client";
import { dataMap } from "@posoka/db/data-map";
import type { OwnPart, TableEntry } from "@posoka/db/data-map/entry";
import { maskPersonalNumbers } from "@posoka/domain/contact/mask-personal-numbers";
import { sql } from "drizzle-orm";
import type { Keyring } from "../../../crypto/seal.ts";
import { withValues } from "../data-map-sql.ts";
import { openFor, readPersonKeys, type SealedField } from "../service/person-keys.ts";

export type OwnRow = Record<string, unknown>;
/** Rows of one table in which the person stands in one part. `name` is the table, with the part where it has several. */
export type OwnSection = { name: string; table: string; rows: OwnRow[] };

/** Every table of the data map that holds something of the person, one after the other; empty ones are left out. */
export async function* readOwn(db: Db | Tx, keyring: Keyring, subjectId: string): AsyncGenerator<OwnSection> {
  const key = (await readPersonKeys(db, keyring, [subjectId])).get(subjectId);
  for (const entry of dataMap) {
    if ("left" in entry.own) continue;
    for (const part of entry.own.parts) {
      const rows = await readPart(db, entry, part, subjectId);
      if (rows.length === 0) continue;
      const opened = rows.map((row) => openRow(entry, row, key, subjectId));
      yield { name: sectionName(entry, part), table: plainName(entry), rows: opened };
    }
  }
}

export const sectionName = (entry: TableEntry, { as }: OwnPart): string =>
  as === undefined ? plainName(entry) : `${plainName(entry)}_as_${as}`;

const plainName = ({ table }: TableEntry): string => table.slice(table.indexOf(".") + 1);

const inTime = ["at", "created_at", "submitted_at", "granted_at", "recorded_at", "started_at", "issued_at"];

async function readPart(db: Db | Tx, { table }: TableEntry, part: OwnPart, subjectId: string): Promise<OwnRow[]> {
  const columns = part.columns.split(" ");
  const order = columns.find((column) => inTime.includes(column)) ?? columns[0]!;
  const { rows } = await db.execute<{ row: OwnRow }>(sql`
    select to_jsonb(own) as row from (
      select ${sql.raw(columns.join(", "))} from ${sql.raw(table)} where ${withValues(part.rows, { subject: subjectId })}
    ) own order by ${sql.raw(order)}`);
  // jsonb sorts its keys; people read them in the order of the map.
  return rows.map(({ row }) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}

function openRow(entry: TableEntry, row: OwnRow, key: Buffer | undefined, subjectId: string): OwnRow {
  const masked = "masked" in entry.own ? (entry.own.masked?.split(" ") ?? []) : [];
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (typeof value !== "string") return [column, value];
      if (entry.sealed?.[column] === "person") {
        const field = `${plainName(entry)}.${column}` as SealedField;
        return [column, openFor(key, subjectId, field, value)];
      }
      if (masked.includes(column)) return [column, maskPersonalNumbers(value)];
      return [column, isMoment(value) ? new Date(value).toISOString() : value];
    }),
  );
}

export const isMoment = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value);
