import pg from "pg";

export type DatabaseOptions = { database: string; ownerPassword: string; appPassword: string };

/**
 * Makes the roles and the database when they are missing and sets the passwords. Safe to repeat.
 *
 * `posoka_owner` owns the database and migrates it; `posoka_app` is the server and owns nothing; `posoka_matching` is
 * what the server becomes (`SET ROLE`) to match people, without sight of the sensitive schema.
 */
export async function ensureDatabase(superuserUrl: string, options: DatabaseOptions): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    const ownerPassword = client.escapeLiteral(options.ownerPassword);
    const appPassword = client.escapeLiteral(options.appPassword);
    await ensureRole(client, "posoka_owner", `LOGIN CREATEROLE PASSWORD ${ownerPassword}`);
    await ensureRole(client, "posoka_app", `LOGIN PASSWORD ${appPassword}`);
    await ensureRole(client, "posoka_matching", "NOLOGIN");
    await client.query("GRANT posoka_matching TO posoka_app WITH INHERIT FALSE, SET TRUE");
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [options.database]);
    const database = client.escapeIdentifier(options.database);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database} OWNER posoka_owner TEMPLATE template0`);
    await grantConnect(client, options.database);
  } finally {
    await client.end();
  }
}

/** Only our roles may connect; a copied database starts without these rights, so a copy calls this too. */
export async function grantConnect(client: pg.Client, database: string): Promise<void> {
  const name = client.escapeIdentifier(database);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO posoka_app, posoka_matching`);
}

async function ensureRole(client: pg.Client, role: string, attributes: string): Promise<void> {
  const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  await client.query(`${found.rowCount === 0 ? "CREATE" : "ALTER"} ROLE ${role} ${attributes}`);
}
