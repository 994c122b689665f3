import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";

export type Db = NodePgDatabase;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

export type DbOptions = {
  /** Most connections open at once. */
  max: number;
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  /** Milliseconds after which a single statement is given up; 15,000 when absent. */
  statementTimeout?: number;
  /** Told when an idle connection breaks, as on a restart of the database; the pool replaces it by itself. */
  onIdleError?: (error: Error) => void;
};

export type OpenDb = {
  db: Db;
  pool: pg.Pool;
  /** Resolves when every connection is closed. May be called again. */
  close: () => Promise<void>;
};

/** Opens a pool. Nothing connects before the first query, so the database may come up later than we do. */
export function openDb(url: string, options: DbOptions): OpenDb {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeout ?? 15_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // Without a listener a broken idle connection would end the process.
  pool.on("error", (error) => options.onIdleError?.(error));
  const connections = new Set<Promise<void>>();
  pool.on("connect", (client) => {
    // One that breaks inside a transaction, between two statements, would too: its next statement tells the caller.
    client.on("error", () => {});
    const ended = new Promise<void>((done) => void client.once("end", done));
    connections.add(ended);
    void ended.then(() => connections.delete(ended));
  });
  // `pool.end()` may return before its sockets are closed; a database that is dropped next would still see them.
  const end = async (): Promise<void> => {
    await pool.end();
    await Promise.all(connections);
  };
  let closing: Promise<void> | undefined;
  return { db: givingBack(drizzle(pool), pool), pool, close: () => (closing ??= end()) };
}

/**
 * Drizzle 0.45 keeps a connection for good when BEGIN fails on it, so that each loss of the database would cost the pool
 * a place. Here it goes back whatever happens, and the pool drops one that is broken.
 */
function givingBack(db: Db, pool: pg.Pool): Db {
  db.transaction = async (work, config) => {
    const client = await pool.connect();
    try {
      return await drizzle(client).transaction(work, config);
    } finally {
      client.release();
    }
  };
  return db;
}
