import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Keys of 32 bytes by their id. The first is the current one and seals; all of them open. */
export type Keyring = ReadonlyMap<string, Buffer>;

/** A sealed value that does not open: another key, another place, or changed. Says nothing of what is inside. */
export class SealError extends Error {
  override readonly name = "SealError";
}

const version = "v1";
const algorithm = "aes-256-gcm";
const [ivBytes, tagBytes] = [12, 16];
const pattern = /^v1\.([a-z0-9_-]{1,40})\.([\w-]{16})\.([\w-]{22})\.([\w-]*)$/;

/**
 * `v1.<keyId>.<iv>.<tag>.<ciphertext>`, the last three in base64url (AES-256-GCM, 96-bit random iv).
 *
 * @param context what the value belongs to, as "identities.name:<id>"; it opens only with the same words, so that a
 *   sealed value moved to another row stays shut
 */
export function seal(plain: string, keyring: Keyring, context = ""): string {
  const [current] = keyring;
  if (!current) throw new SealError("there is no key to seal with");
  const [keyId, key] = current;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [version, keyId, ...[iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString("base64url"))].join(".");
}

/** @throws {SealError} when the key is not in the ring, or anything about the value or its context is not as it was */
export function open(sealed: string, keyring: Keyring, context = ""): string {
  const [, keyId = "", iv = "", tag = "", ciphertext = ""] = pattern.exec(sealed) ?? [];
  const key = keyring.get(keyId);
  if (!key) throw new SealError(keyId === "" ? "not a sealed value" : `no key ${keyId}`);
  try {
    const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, "base64url"), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return decipher.update(ciphertext, "base64url", "utf8") + decipher.final("utf8");
  } catch {
    throw new SealError("does not open");
  }
}

/** The id of the key that sealed the value; undefined for what is not sealed. */
export function keyIdOf(sealed: string): string | undefined {
  return pattern.exec(sealed)?.[1];
}

/** The ring in the form it has in the settings. @throws {RangeError} naming the place, never the key */
export function readKeyring(text: string): Keyring {
  const ring = new Map<string, Buffer>();
  for (const [place, pair] of text.split(",").entries()) {
    const [, id, hex] = /^\s*([a-z0-9_-]{1,40}):([0-9a-fA-F]{64})\s*$/.exec(pair) ?? [];
    if (id === undefined || hex === undefined) throw new RangeError(`key ${place + 1} is not id:64 hex digits`);
    if (ring.has(id)) throw new RangeError(`key ${id} stands twice`);
    ring.set(id, Buffer.from(hex, "hex"));
  }
  return ring;
}

export function writeKeyring(keyring: Keyring): string {
  return [...keyring].map(([id, key]) => `${id}:${key.toString("hex")}`).join(",");
}

/** A fresh key with an id of its own. */
export function makeKey(): [string, Buffer] {
  return [randomBytes(4).toString("hex"), randomBytes(32)];
}
