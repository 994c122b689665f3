import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type { Tx } from "@posoka/db/client";
import { oneTimeLinks, sessions } from "@posoka/db/schema/accounts";
import { erasures, personKeys, serviceKeys } from "@posoka/db/schema/trust";
import { outbox } from "@posoka/db/schema/system";
import { eq, isNull } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Keyring } from "../../crypto/seal.ts";
import type { Config } from "../../env.ts";
import { recordOperator } from "../audit/service.ts";
import { eraseSubject } from "../privacy/service/erase-subject.ts";
import { countByKey, masterSealed, rotateSome } from "../privacy/service/rotate-keys.ts";
import { readFrames } from "./frames.ts";
import type { ErasureLine, KeysFile } from "./keys-file.ts";
import { contentCounter, type Manifest, readStoredFile, readTableName, verifyBackup } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";
import { copyIn, copyOut, fixForms, listMigrations, listTables, quoted } from "./tables.ts";

export type RestorePlan = {
  config: Pick<Config, "databaseOwnerUrl" | "keys">;
  path: string;
  keys: KeysFile & { keyring: Keyring };
  /** The ledger as it is today; joined with that of the keys file and of the backup. */
  erasures: readonly ErasureLine[];
  /** Folder for stored files, needed when the backup holds some; must be empty or missing. */
  files?: string | undefined;
  at: Date;
};

export type Restored = { manifest: Manifest; rows: number; erased: number; withoutKey: number };

/**
 * Fills a fresh database from a backup, in one transaction: all of it or nothing. Checks every byte first and every
 * table's checksum again after loading; erases anew who was erased since; ends all sessions and links, of which some
 * may have been ended since.
 *
 * @throws {BackupRefused} and changes nothing, when the file, the keys or the place is not fit
 */
export async function restoreBackup(plan: RestorePlan): Promise<Restored> {
  const manifest = await verifyBackup(plan.path);
  if (plan.keys.exportedAt < manifest.createdAt)
    throw new BackupRefused("The keys are older than the backup: people of the time between would be unreadable.");
  const folder = refuseFolder(plan.files, manifest);
  const client = new pg.Client({ connectionString: plan.config.databaseOwnerUrl, application_name: "posoka-restore" });
  await client.connect();
  try {
    await fixForms(client);
    await client.query("begin");
    await refusePlace(client, manifest);
    await load(client, plan.path, folder);
    await setSequences(client, manifest);
    await compare(client, manifest);
    await client.query("alter table audit_entries enable trigger user");
    const outcome = await settle(drizzle(client) as unknown as Tx, plan, manifest);
    if (folder !== undefined) await rename(`${folder}.part`, folder);
    await client.query("commit");
    return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), ...outcome };
  } finally {
    // Ends the transaction, too, when it was not committed.
    await client.end();
    if (folder !== undefined) await rm(`${folder}.part`, { recursive: true, force: true });
  }
}

function refuseFolder(folder: string | undefined, { files }: Manifest): string | undefined {
  if (files.length === 0) return undefined;
  if (folder === undefined) throw new BackupRefused(`The backup holds ${files.length} files: say where with --files.`);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new BackupRefused(`${folder} is not empty.`);
  return folder.replace(/[\\/]+$/, "");
}

async function refusePlace(client: pg.Client, { migrations, tables }: Manifest): Promise<void> {
  const here = await listMigrations(client);
  const same = (count: number): boolean => migrations.slice(0, count).every((hash, place) => hash === here[place]);
  if (migrations.length > here.length && same(here.length))
    throw new BackupRefused("The backup is of a newer version of Posoka: update first.");
  if (migrations.length < here.length && same(migrations.length))
    throw new BackupRefused("The backup is of an older version of Posoka: restore it with that version, then update.");
  if (migrations.length !== here.length || !same(here.length))
    throw new BackupRefused("The backup is of another line of Posoka.");
  const known = await listTables(client);
  if (known.length !== tables.length) throw new BackupRefused("The backup has other tables than this version.");
  // What a first start writes is a catalogue; a person or a trail means that somebody works here.
  const { rows } = await client.query("select from accounts union all select from audit_entries limit 1");
  if (rows.length > 0) throw new BackupRefused("The database is not empty; a restore needs a fresh one.");
}

async function load(client: pg.Client, path: string, folder: string | undefined): Promise<void> {
  const tables = await listTables(client);
  await client.query("alter table audit_entries disable trigger user");
  await client.query(
    `truncate ${[...tables.map((table) => quoted(client, table)), "person_keys", "service_keys"].join(", ")}`,
  );
  // A restore that was killed has left a half of it.
  if (folder !== undefined) await rm(`${folder}.part`, { recursive: true, force: true });
  let sink: { write: (chunk: Buffer) => Promise<void>; end: () => Promise<void> } | undefined;
  for await (const { type, payload } of readFrames(path)) {
    if (type === "D") {
      await sink?.write(payload);
      continue;
    }
    await sink?.end();
    sink = undefined;
    if (type === "T") sink = intoTable(client.query(copyFrom(copyIn(client, readTableName(payload)))));
    if (type === "F" && folder !== undefined)
      sink = await intoFile(join(`${folder}.part`, readStoredFile(payload).path));
  }
}

function intoTable(stream: Writable) {
  // A refusal of the database arrives here between two writes; `end` hands it on.
  const done = finished(stream, { readable: false });
  done.catch(() => undefined);
  return {
    write: async (chunk: Buffer) => {
      if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), done]);
    },
    end: async () => {
      stream.end();
      await done;
    },
  };
}

async function intoFile(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file: FileHandle = await open(path, "wx", 0o600);
  return { write: (chunk: Buffer) => file.writeFile(chunk), end: () => file.close() };
}

async function setSequences(client: pg.Client, { sequences }: Manifest): Promise<void> {
  for (const { name, value, called } of sequences)
    await client.query("select setval($1::regclass, $2::bigint, $3)", [name, value, called]);
}

/** What stands in the tables now, against what stood in them then. */
async function compare(client: pg.Client, manifest: Manifest): Promise<void> {
  const then = new Map(manifest.tables.map((table) => [`${table.schema}.${table.table}`, table]));
  for (const table of await listTables(client)) {
    const counter = contentCounter();
    for await (const chunk of client.query(copyTo(copyOut(client, table)))) counter.add(chunk as Buffer);
    const [name, now] = [`${table.schema}.${table.table}`, counter.table()];
    if (then.get(name)?.sha256 !== now.sha256) throw new BackupRefused(`${name} did not come back as it was.`);
  }
}

/** Keys of this place, erasures since the backup, and nobody signed in. */
async function settle(tx: Tx, plan: RestorePlan, manifest: Manifest): Promise<Pick<Restored, "erased" | "withoutKey">> {
  const { keys, config, at } = plan;
  await insertKeys(tx, keys);
  const ring = new Map([...config.keys, ...keys.keyring]);
  await refuseMissingKeys(tx, ring);
  for (const place of masterSealed) while ((await rotateSome(tx, place, ring, 500)) === 500);

  const before = new Set((await tx.select().from(erasures)).map(({ subjectId }) => subjectId));
  const since = new Map([...keys.erasures, ...plan.erasures].map((line) => [line.subjectId, new Date(line.at)]));
  let erased = 0;
  for (const [subjectId, erasedAt] of since) {
    if (!before.has(subjectId) && (await eraseSubject(tx, subjectId, at, erasedAt)).known) erased += 1;
  }
  await tx.update(sessions).set({ revokedAt: at, revokedWhy: "restored" }).where(isNull(sessions.revokedAt));
  await tx.delete(oneTimeLinks).where(isNull(oneTimeLinks.usedAt));
  // The index starts from the tables; the events bear transaction numbers of another cluster.
  await tx.delete(outbox).where(eq(outbox.deliver, "index"));
  await recordOperator(tx, "backup.restore", { kind: "backup", id: manifest.createdAt }, at, { erased });
  return { erased, withoutKey: await countKeyless(tx) };
}

/** A backup from before a rotation holds what an older key sealed; the newest file of keys may no longer have that key. */
async function refuseMissingKeys(tx: Tx, ring: Keyring): Promise<void> {
  const missing = [...(await countByKey(tx)).keys()].filter((id) => !ring.has(id));
  if (missing.length === 0) return;
  throw new BackupRefused(
    `The backup was sealed with the key ${missing.join(", ")}, which neither the file of keys nor POSOKA_KEYS has: ` +
      "add it at the end of POSOKA_KEYS, from the settings of that time.",
  );
}

async function insertKeys(tx: Tx, { person, service }: KeysFile): Promise<void> {
  const people = Object.entries(person).map(([subjectId, wrapped]) => ({ subjectId, wrapped }));
  for (let from = 0; from < people.length; from += 1000)
    await tx.insert(personKeys).values(people.slice(from, from + 1000));
  const own = Object.entries(service).map(([name, wrapped]) => ({ name, wrapped }));
  if (own.length > 0) await tx.insert(serviceKeys).values(own);
}

/** Young people whose sealed words nobody can open any more. */
async function countKeyless(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(
    "select count(*)::int as count from youth_accounts y where not exists (select from person_keys k where k.subject_id = y.account_id)",
  );
  return rows[0]?.count ?? 0;
}
