import { hkdfSync } from "node:crypto";

/** Keys of 32 bytes by their id. The first is in use; the others still open what they sealed before. */
export type Keyring = ReadonlyMap<string, Buffer>;

const keyId = /^[A-Za-z0-9_-]{1,20}$/;

/** `id:hex,id:hex`; null when a part is malformed, an id stands twice, or a key is short or plainly not random. */
export function parseKeyring(text: string): Keyring | null {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(",")) {
    const [id = "", hex = "", ...rest] = part.trim().split(":");
    const sound = keyId.test(id) && /^[0-9a-f]{64}$/i.test(hex) && rest.length === 0;
    if (!sound || keys.has(id) || new Set(Buffer.from(hex, "hex")).size < 12) return null;
    keys.set(id, Buffer.from(hex, "hex"));
  }
  return keys;
}

/** For development and tests, where only the secret of the tokens is given. */
export function deriveKeyring(secret: Buffer): Keyring {
  return new Map([["derived", Buffer.from(hkdfSync("sha256", secret, "posoka", "keys", 32))]]);
}
