import type { Db, Tx } from "@posoka/db/client";
import { sql } from "drizzle-orm";
import { keyIdOf, type Keyring, open, seal } from "../../../crypto/seal.ts";
import { factorContext } from "../../accounts/service/prove-factor.ts";
import { wrapContext } from "./person-keys.ts";
import { serviceContext } from "./service-keys.ts";

/** A column sealed with the installation's own key, and what each value is bound to. A new one is added here. */
export type MasterSealed = { table: string; key: string; column: string; context: (key: string) => string };

export const masterSealed: readonly MasterSealed[] = [
  { table: "person_keys", key: "subject_id", column: "wrapped", context: wrapContext },
  { table: "service_keys", key: "name", column: "wrapped", context: serviceContext },
  { table: "account_factors", key: "account_id", column: "secret", context: factorContext },
  { table: "account_factors", key: "account_id", column: "pending", context: factorContext },
];

export type Rotated = { column: string; sealedAnew: number };

/**
 * Seals anew with the current key everything that an older key of the ring sealed, in batches of one transaction each.
 * Cut off in the middle it goes on where it stopped; running servers need both keys and notice nothing. What a person
 * key sealed stays: only its wrapping changes.
 *
 * @throws {SealError} when a value names a key that is not in the ring
 */
export async function rotateKeys(db: Db, keyring: Keyring, batch = 500): Promise<Rotated[]> {
  const done: Rotated[] = [];
  for (const place of masterSealed) {
    let sealedAnew = 0;
    for (;;) {
      const moved = await db.transaction((tx) => rotateSome(tx, place, keyring, batch));
      sealedAnew += moved;
      if (moved < batch) break;
    }
    done.push({ column: `${place.table}.${place.column}`, sealedAnew });
  }
  return done;
}

/** One batch in the caller's transaction. @returns how many values were sealed anew */
export async function rotateSome(
  tx: Tx,
  { table, key, column, context }: MasterSealed,
  keyring: Keyring,
  batch: number,
): Promise<number> {
  const [name, id, value] = [sql.identifier(table), sql.identifier(key), sql.identifier(column)];
  const { rows } = await tx.execute<{ id: string; value: string }>(sql`
    select ${id}::text as id, ${value} as value from ${name}
    where ${value} is not null and ${value} not like ${`v1.${currentIdOf(keyring)}.%`}
    limit ${batch} for update skip locked`);
  for (const row of rows) {
    const anew = seal(open(row.value, keyring, context(row.id)), keyring, context(row.id));
    await tx.execute(sql`update ${name} set ${value} = ${anew} where ${id}::text = ${row.id}`);
  }
  return rows.length;
}

/** `_` and `%` in an id would stand for other letters. */
function currentIdOf(keyring: Keyring): string {
  const [id = ""] = keyring.keys();
  return id.replace(/[\\%_]/g, "\\$&");
}

/** How many values each key of the installation seals now; a key that seals none may be taken out of the settings. */
export async function countByKey(db: Db | Tx): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of masterSealed) {
    const value = sql.identifier(column);
    const { rows } = await db.execute<{ sample: string; count: number }>(sql`
      select min(${value}) as sample, count(*)::int as count from ${sql.identifier(table)}
      where ${value} is not null group by split_part(${value}, '.', 2)`);
    for (const { sample, count } of rows) {
      const id = keyIdOf(sample) ?? "not sealed";
      counts.set(id, (counts.get(id) ?? 0) + count);
    }
  }
  return counts;
}
