import { randomBytes } from "node:crypto";
import { grantConnect } from "@posoka/db/embedded/ensure-database";
import pg from "pg";
import { inject } from "vitest";
import type { ClonedDatabase } from "./clone-database.ts";
import { roleUrl } from "./postgres.ts";

/** A database without a table, sorted by other rules than the one tests usually run on. */
export async function freshDatabase(): Promise<ClonedDatabase> {
  const cluster = inject("cluster");
  const name = `fresh_${randomBytes(6).toString("hex")}`;
  await asSuperuser(cluster.superuserUrl, async (client) => {
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE template0 OWNER posoka_owner ENCODING 'UTF8'
        LOCALE_PROVIDER icu ICU_LOCALE 'bg-BG' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'`,
    );
    await grantConnect(client, name);
  });
  return {
    appUrl: roleUrl(cluster, "app", name),
    ownerUrl: roleUrl(cluster, "owner", name),
    drop: () =>
      asSuperuser(cluster.superuserUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
