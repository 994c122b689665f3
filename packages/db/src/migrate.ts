import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));
/** Any number will do as long as every instance uses the same. */
const migrationLock = 7_676_727;

/**
 * Brings the database to the present schema. Two instances may call this at once: the second waits and finds nothing
 * to do. All new migrations run in one transaction, so a kill leaves none or all.
 *
 * @param ownerUrl of the role that owns the database
 * @throws {Error} when the database cannot compare Cyrillic words, which happens with a wrong locale and no other sign
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: "posoka-migrate",
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener a database that stops meanwhile would end the process; the statement under way tells the caller.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    await runMigrations(drizzle(client), { migrationsFolder });
    const found = await client.query<{ size: number }>("SELECT cardinality(show_trgm('я')) AS size");
    if ((found.rows[0]?.size ?? 0) === 0) {
      throw new Error("The database cannot compare Cyrillic words: it needs encoding UTF8 and lc-ctype C.UTF-8.");
    }
  } finally {
    await client.end();
  }
}
