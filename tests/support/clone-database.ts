import { randomBytes } from "node:crypto";
import { grantConnect } from "@posoka/db/embedded/ensure-database";
import pg from "pg";
import { inject } from "vitest";
import { roleUrl } from "./postgres.ts";

export type ClonedDatabase = { appUrl: string; ownerUrl: string; drop: () => Promise<void> };

/** A copy of the migrated and filled template, for one test file; takes some 40 ms. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const cluster = inject("cluster");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const asSuperuser = async (work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
    const client = new pg.Client({ connectionString: cluster.superuserUrl });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };
  await asSuperuser(async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${cluster.template} OWNER posoka_owner`);
    await grantConnect(client, name);
  });
  return {
    appUrl: roleUrl(cluster, "app", name),
    ownerUrl: roleUrl(cluster, "owner", name),
    drop: () => asSuperuser((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}
