import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Keyring } from "./keyring.ts";

/** What could not be opened: another key, another place, or a changed byte. Never tells which value it was. */
export class SealError extends Error {
  override readonly name = "SealError";
}

/**
 * Encrypts a text by AES-256-GCM with the key in use: `v1.<keyId>.<iv>.<tag>.<ciphertext>`, the parts in base64url.
 *
 * @param place where it will stand, as "account_factors.secret <id>"; moved elsewhere it cannot be opened
 */
export function seal(plain: string, keyring: Keyring, place = ""): string {
  const [first] = keyring;
  if (!first) throw new SealError("no key");
  const [id, key] = first;
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(`v1.${id}.${place}`));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return ["v1", id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** @throws {SealError} when it was sealed by a key that is not there, for another place, or was changed */
export function open(sealed: string, keyring: Keyring, place = ""): string {
  const [version, id = "", iv = "", tag = "", text = "", ...rest] = sealed.split(".");
  const key = keyring.get(id);
  if (version !== "v1" || rest.length > 0) throw new SealError("not sealed by us");
  if (!key) throw new SealError("the key is not there");
  try {
    const bytes = (part: string): Buffer => Buffer.from(part, "base64url");
    const decipher = createDecipheriv("aes-256-gcm", key, bytes(iv), { authTagLength: 16 })
      .setAAD(Buffer.from(`v1.${id}.${place}`))
      .setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new SealError("it does not open", { cause });
  }
}
