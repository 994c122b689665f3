import { readdirSync } from "node:fs";
import { join } from "node:path";
import { is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";

const folder = join(import.meta.dirname, "..", "..", "packages", "db", "src", "schema");

/** Every table of the schema as the program knows it. */
export async function allTables(): Promise<PgTable[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<object>));
  return modules.flatMap((one): unknown[] => Object.values(one)).filter((one): one is PgTable => is(one, PgTable));
}
