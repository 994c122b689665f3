import { createHash, createHmac } from "node:crypto";

/** The fields of a row of the trail as PostgreSQL writes them down, in the order of the table; `at` in milliseconds. */
export type EntryFields = readonly [
  id: string,
  tenantId: string | null,
  actorId: string | null,
  actorRole: string,
  act: string,
  subjectKind: string,
  subjectId: string,
  detail: string,
  requestId: string,
  at: string,
];

/**
 * The same hash that the trigger `audit_entries_hash` wrote, computed apart from the database: who can edit rows can
 * also edit its functions. Each field stands behind its length in bytes, so that no two rows read alike.
 */
export function entryHash(fields: EntryFields): Buffer {
  const text = fields.map((field) => (field === null ? "-" : `${Buffer.byteLength(field)}:${field}`)).join(",");
  return createHash("sha256").update(text).digest();
}

export type Block = {
  id: number;
  previous: Buffer;
  sealedAt: Date;
  entryIds: readonly number[];
  /** 32 bytes per row, in the order of the ids. */
  entryHashes: Buffer;
};

/** Length of every hash here, in bytes. */
export const hashBytes = 32;
/** What the first block names as the one before it, and a block for a row that was deleted before it was sealed. */
export const nothing = Buffer.alloc(hashBytes);

/** Keyed, so that who can write into the database but does not have the key cannot chain a rewritten trail anew. */
export function blockHash(key: Buffer, { id, previous, sealedAt, entryIds, entryHashes }: Block): Buffer {
  return createHmac("sha256", key)
    .update(`${id}\n${sealedAt.toISOString()}\n${entryIds.join(",")}\n`)
    .update(previous)
    .update(entryHashes)
    .digest();
}
