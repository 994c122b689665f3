import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@posoka/db/embedded/start-postgres";
import pg from "pg";

/** A PostgreSQL of the benchmark's own, with memory enough to hold the whole table. */
export async function openDatabase() {
  const dataDir = mkdtempSync(join(tmpdir(), "posoka-bench-"));
  const settings = { fsync: "off", synchronous_commit: "off", shared_buffers: "512MB", work_mem: "64MB", jit: "off" };
  const postgres = await startPostgres({ dataDir, settings });
  const client = new pg.Client({ connectionString: postgres.superuserUrl });
  await client.connect();
  return {
    client,
    async close() {
      await client.end();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
