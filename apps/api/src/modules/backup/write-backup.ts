import { createReadStream, existsSync, readdirSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Config } from "../../env.ts";
import { type FrameWriter, writeFrames } from "./frames.ts";
import { exportKeys, type KeysFile } from "./keys-file.ts";
import { contentCounter, type Manifest } from "./manifest.ts";
import { copyOut, fixForms, listMigrations, listSequences, listTables } from "./tables.ts";

export type BackupPlan = {
  config: Pick<Config, "databaseOwnerUrl" | "keys">;
  /** The file to write; it appears only when it is whole. */
  path: string;
  /** Folder of stored files; left out when absent or missing. */
  files?: string | undefined;
  at: Date;
};

/** Writes everything but the keys into one file, as it was at one moment, while the server goes on. */
export async function writeBackup({
  config,
  path,
  files,
  at,
}: BackupPlan): Promise<{ manifest: Manifest; keys: KeysFile }> {
  const client = new pg.Client({ connectionString: config.databaseOwnerUrl, application_name: "posoka-backup" });
  await client.connect();
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await fixForms(client);
    await client.query("begin isolation level repeatable read read only");
    const file = await open(unfinished, "wx", 0o600);
    let manifest: Manifest;
    try {
      const out = await writeFrames(file);
      const migrations = await listMigrations(client);
      const tables = await writeTables(client, out);
      const sequences = await listSequences(client);
      manifest = { createdAt: at.toISOString(), migrations, tables, sequences, files: await writeFiles(out, files) };
      await out.frame("M", Buffer.from(JSON.stringify(manifest)));
      await out.finish();
    } finally {
      await file.close();
    }
    const keys = await exportKeys(drizzle(client), config.keys, at);
    await client.query("commit");
    await rename(unfinished, path);
    return { manifest, keys };
  } finally {
    await rm(unfinished, { force: true });
    await client.end();
  }
}

async function writeTables(client: pg.Client, out: FrameWriter): Promise<Manifest["tables"]> {
  const written: Manifest["tables"] = [];
  for (const table of await listTables(client)) {
    const { order: _, ...name } = table;
    await out.frame("T", Buffer.from(JSON.stringify(name)));
    const counter = contentCounter();
    for await (const chunk of client.query(copyTo(copyOut(client, table)))) {
      counter.add(chunk as Buffer);
      await out.data(chunk as Buffer);
    }
    await out.flush();
    written.push({ ...name, ...counter.table() });
  }
  return written;
}

async function writeFiles(out: FrameWriter, folder: string | undefined): Promise<Manifest["files"]> {
  if (folder === undefined || !existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll("\\", "/"),
  );
  const written: Manifest["files"] = [];
  for (const path of paths.sort()) {
    await out.frame("F", Buffer.from(JSON.stringify({ path })));
    const counter = contentCounter();
    for await (const chunk of createReadStream(join(folder, path))) {
      counter.add(chunk as Buffer);
      await out.data(chunk as Buffer);
    }
    await out.flush();
    written.push({ path, ...counter.file() });
  }
  return written;
}
