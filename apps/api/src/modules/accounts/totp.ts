import { createHmac, timingSafeEqual } from "node:crypto";

/** RFC 6238 as every authenticator speaks it: SHA-1, steps of 30 seconds, six digits. */
const stepSeconds = 30;
const digits = 6;
/** Clocks of phones differ, and a person types slowly: one step before and one after count too. */
const tolerance = 1;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32 of RFC 4648 without padding, in which authenticators take a secret. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

/** The code of one step, by RFC 4226. */
export function totpAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", secret).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds);

/**
 * The step whose code this is, or null.
 *
 * @param lastStep step of the last code taken: neither it nor one before it counts again
 */
export function matchTotp(secret: Uint8Array, code: string, at: Date, lastStep: number | null): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const now = stepAt(at);
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = now - tolerance; step <= now + tolerance; step += 1) {
    const fits = timingSafeEqual(given, Buffer.from(totpAt(secret, step)));
    if (fits && step > (lastStep ?? -1)) found ??= step;
  }
  return found;
}

/** What the square shows: authenticators read issuer, account and secret from it. */
export function otpauthUri(secret: string, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}
