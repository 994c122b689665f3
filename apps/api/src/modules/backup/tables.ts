import type { Client } from "pg";
import type { TableName } from "./manifest.ts";

/** Keys go apart, in a file of their own. */
const apart = new Set(["public.person_keys", "public.service_keys"]);

export type FoundTable = TableName & { order: string[] };

const full = ({ schema, table }: Pick<TableName, "schema" | "table">): string => `${schema}.${table}`;
export const quoted = (client: Client, { schema, table }: Pick<TableName, "schema" | "table">): string =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;

/**
 * Every table of ours but those of keys, parents before children, with its columns and how its rows are put in order.
 *
 * @throws {Error} for a table without a primary key: its rows would have no order of their own
 */
export async function listTables(client: Client): Promise<FoundTable[]> {
  const { rows } = await client.query<{ schema: string; table: string; columns: string[]; order: string[] | null }>(`
    select n.nspname as schema, c.relname as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
          order by array_position(i.indkey::int[], a.attnum::int))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as order
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'sensitive')
    order by 1, 2`);
  const links = await client.query<{ child: string; parent: string }>(`
    select distinct cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
    join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
    where k.contype = 'f' and c.oid <> p.oid`);
  const tables = rows.filter((row) => !apart.has(full(row))).map((row) => ({ ...row, order: row.order ?? [] }));
  const bare = tables.find((row) => row.order.length === 0);
  if (bare) throw new Error(`${full(bare)} has no primary key`);
  return parentsFirst(tables, links.rows);
}

function parentsFirst(tables: FoundTable[], links: readonly { child: string; parent: string }[]): FoundTable[] {
  const placed = new Set<string>();
  const sorted: FoundTable[] = [];
  while (sorted.length < tables.length) {
    const ready = tables.filter(
      (table) =>
        !placed.has(full(table)) &&
        links.every(({ child, parent }) => child !== full(table) || placed.has(parent) || apart.has(parent)),
    );
    if (ready.length === 0) throw new Error("tables point at each other in a circle");
    for (const table of ready) placed.add(full(table));
    sorted.push(...ready);
  }
  return sorted;
}

/** COPY's text of a table, always in the same order and form, whatever the locale of the cluster. */
export function copyOut(client: Client, table: FoundTable): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  return `copy (select ${columns} from ${quoted(client, table)} order by ${table.order.join(", ")}) to stdout`;
}

export function copyIn(client: Client, table: TableName): string {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
  return `copy ${quoted(client, table)} (${columns}) from stdin`;
}

/** What the form of a value in COPY's text depends on. */
export async function fixForms(client: Client): Promise<void> {
  await client.query(`set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
    set timezone = 'UTC'; set bytea_output = 'hex'; set extra_float_digits = 1; set statement_timeout = 0;
    set idle_in_transaction_session_timeout = 0`);
}

export async function listSequences(client: Client): Promise<{ name: string; value: string; called: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name from pg_sequences
     where schemaname in ('public', 'sensitive') order by 1`,
  );
  const found = [];
  for (const { name } of rows) {
    const { rows: state } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${name}`,
    );
    if (state[0]) found.push({ name, ...state[0] });
  }
  return found;
}

export async function listMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>("select hash from drizzle.__drizzle_migrations order by id");
  return rows.map(({ hash }) => hash);
}
