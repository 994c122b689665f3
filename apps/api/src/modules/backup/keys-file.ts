import { readFileSync } from "node:fs";
import type { Db, Tx } from "@posoka/db/client";
import { erasures, personKeys, serviceKeys } from "@posoka/db/schema/trust";
import { asc } from "drizzle-orm";
import { z } from "zod";
import { type Keyring, readKeyring, writeKeyring } from "../../crypto/seal.ts";
import { BackupRefused } from "./refused.ts";

const erasure = z.strictObject({ subjectId: z.uuid(), at: z.iso.datetime() });
export type ErasureLine = z.infer<typeof erasure>;

const keysFile = z.strictObject({
  posokaKeys: z.literal(1),
  exportedAt: z.iso.datetime(),
  /** As in POSOKA_KEYS. */
  ring: z.string(),
  person: z.record(z.uuid(), z.string()),
  service: z.record(z.string(), z.string()),
  erasures: z.array(erasure),
});
export type KeysFile = z.infer<typeof keysFile>;

/**
 * What no backup holds: the ring, the wrapped key of each person, and who was erased. Only the newest such file is
 * kept, so that a key that was destroyed is destroyed for every backup that was ever made.
 */
export async function exportKeys(db: Db | Tx, ring: Keyring, at: Date): Promise<KeysFile> {
  const person = await db.select().from(personKeys).orderBy(asc(personKeys.subjectId));
  const service = await db.select().from(serviceKeys).orderBy(asc(serviceKeys.name));
  return {
    posokaKeys: 1,
    exportedAt: at.toISOString(),
    ring: writeKeyring(ring),
    person: Object.fromEntries(person.map((row) => [row.subjectId, row.wrapped])),
    service: Object.fromEntries(service.map((row) => [row.name, row.wrapped])),
    erasures: await listErasures(db),
  };
}

export async function listErasures(db: Db | Tx): Promise<ErasureLine[]> {
  const rows = await db.select().from(erasures).orderBy(asc(erasures.at), asc(erasures.subjectId));
  return rows.map(({ subjectId, at }) => ({ subjectId, at: at.toISOString() }));
}

/** @throws {BackupRefused} when the file is missing or none of ours */
export function readKeysFile(path: string): KeysFile & { keyring: Keyring } {
  try {
    const read = keysFile.parse(JSON.parse(readFileSync(path, "utf8")));
    return { ...read, keyring: readKeyring(read.ring) };
  } catch {
    throw new BackupRefused(`${path} is not a file of keys.`);
  }
}

/** One erasure per line, as `posoka erasures export` writes them. @throws {BackupRefused} */
export function readErasures(path: string): ErasureLine[] {
  try {
    const lines = readFileSync(path, "utf8").split("\n");
    return lines.filter((line) => line.trim() !== "").map((line) => erasure.parse(JSON.parse(line)));
  } catch {
    throw new BackupRefused(`${path} is not a ledger of erasures.`);
  }
}
