import { randomBytes } from "node:crypto";
import type { Db, Tx } from "@posoka/db/client";
import { personKeys } from "@posoka/db/schema/trust";
import { eq, inArray } from "drizzle-orm";
import { type Keyring, open, seal } from "../../../crypto/seal.ts";

/** Columns that are sealed with their person's own key. */
export type SealedField =
  | "identities.name"
  | "identities.phone"
  | "support_wanted.needs"
  | "profiles.limits"
  | "profile_experiences.words"
  | "applications.note";

/** The context under which a person's key is wrapped; the rewrapping of `keys rotate` uses the same. */
export const wrapContext = (subjectId: string): string => `person_keys:${subjectId}`;

const keyId = "p";
const contextOf = (field: SealedField, subjectId: string): string => `${field}:${subjectId}`;

export function wrapKey(key: Buffer, keyring: Keyring, context: string): string {
  return seal(key.toString("base64url"), keyring, context);
}

export function unwrapKey(wrapped: string, keyring: Keyring, context: string): Buffer {
  return Buffer.from(open(wrapped, keyring, context), "base64url");
}

/** Seals one column of one person. Nothing stays nothing: an empty field tells no more than a missing one. */
export function sealFor(key: Buffer, subjectId: string, field: SealedField, plain: string): string {
  return plain === "" ? "" : seal(plain, new Map([[keyId, key]]), contextOf(field, subjectId));
}

/** Empty when the person's key is gone: what it sealed is no longer anybody's. */
export function openFor(key: Buffer | undefined, subjectId: string, field: SealedField, sealed: string): string {
  return sealed === "" || key === undefined ? "" : open(sealed, new Map([[keyId, key]]), contextOf(field, subjectId));
}

/** Keys of several people in one query; who was erased, or never had one, is left out. */
export async function readPersonKeys(
  db: Db | Tx,
  keyring: Keyring,
  subjectIds: readonly string[],
): Promise<Map<string, Buffer>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await db
    .select({ id: personKeys.subjectId, wrapped: personKeys.wrapped })
    .from(personKeys)
    .where(inArray(personKeys.subjectId, [...new Set(subjectIds)]));
  return new Map(rows.map(({ id, wrapped }) => [id, unwrapKey(wrapped, keyring, wrapContext(id))]));
}

/** The key of a person who writes something, made at the first time. */
export async function personKey(tx: Db | Tx, keyring: Keyring, subjectId: string): Promise<Buffer> {
  const known = (await readPersonKeys(tx, keyring, [subjectId])).get(subjectId);
  if (known) return known;
  const key = randomBytes(32);
  const made = await tx
    .insert(personKeys)
    .values({ subjectId, wrapped: wrapKey(key, keyring, wrapContext(subjectId)) })
    .onConflictDoNothing()
    .returning({ id: personKeys.subjectId });
  if (made.length > 0) return key;
  // Somebody else made it at the same moment.
  return (await readPersonKeys(tx, keyring, [subjectId])).get(subjectId) ?? key;
}

/** From here on nobody reads what the key sealed, here or in any backup of the data. */
export async function destroyPersonKey(tx: Tx, subjectId: string): Promise<void> {
  await tx.delete(personKeys).where(eq(personKeys.subjectId, subjectId));
}
