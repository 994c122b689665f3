import type { Db, Tx } from "@posoka/db/client";
import { occupations } from "@posoka/db/schema/occupations";
import { asc, eq, sql } from "drizzle-orm";

/** A round trip to the database. */
export async function ping(db: Db | Tx): Promise<void> {
  await db.execute(sql`select 1`);
}

/** Active occupations, our own first. */
export async function listOccupationIds(db: Db | Tx, limit: number) {
  const { id, updatedAt, code, state } = occupations;
  return db
    .select({ id, updatedAt })
    .from(occupations)
    .where(eq(state, "active"))
    .orderBy(sql`${code} is null`, asc(id))
    .limit(Math.max(0, limit));
}
