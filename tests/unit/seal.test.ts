import { randomBytes } from "node:crypto";
import { deriveKeyring, parseKeyring } from "@posoka/api/crypto/keyring";
import { open, seal, SealError } from "@posoka/api/crypto/seal";
import { describe, expect, it } from "vitest";

const [first, second] = [randomBytes(32), randomBytes(32)];
const ring = new Map([["k1", first]]);
const place = "account_factors.secret 1";

describe("a sealed text", () => {
  it("opens again, is never the same twice, and shows nothing", () => {
    for (const text of ["", "тайна", "x".repeat(10_000), "\u0000"]) {
      const sealed = seal(text, ring, place);
      expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]*$/);
      expect(open(sealed, ring, place)).toBe(text);
      expect(seal(text, ring, place)).not.toBe(sealed);
    }
    expect(seal("тайна", ring)).not.toContain(Buffer.from("тайна").toString("base64url"));
  });

  it("opens by an older key after a newer one came, and is then sealed by the newer", () => {
    const sealed = seal("тайна", ring, place);
    const rotated = new Map([["k2", second], ...ring]);
    expect(open(sealed, rotated, place)).toBe("тайна");
    expect(seal("тайна", rotated, place)).toMatch(/^v1\.k2\./);
    expect(() => open(sealed, new Map([["k2", second]]), place)).toThrow(SealError);
    expect(() => open(sealed, new Map([["k1", second]]), place)).toThrow(SealError);
  });

  it("does not open in another place, with a changed sign, or cut short", () => {
    const sealed = seal("тайна", ring, place);
    expect(() => open(sealed, ring, "account_factors.secret 2")).toThrow(SealError);
    const parts = sealed.split(".");
    for (const at of [2, 3, 4]) {
      const flipped = parts.with(at, `${parts[at]?.startsWith("A") ? "B" : "A"}${parts[at]?.slice(1)}`).join(".");
      expect(() => open(flipped, ring, place), `part ${at}`).toThrow(SealError);
    }
    const short = parts.with(3, parts[3]?.slice(0, 6) ?? "").join(".");
    for (const bad of ["", "v1", "v2.k1.a.b.c", short, `${sealed}.x`, "тайна"]) {
      expect(() => open(bad, ring, place), bad).toThrow(SealError);
    }
  });
});

describe("a keyring", () => {
  const hex = (key: Buffer): string => key.toString("hex");

  it("is read in its order, the key in use first", () => {
    expect([...(parseKeyring(`k2:${hex(second)}, k1:${hex(first)}`) ?? [])]).toEqual([
      ["k2", second],
      ["k1", first],
    ]);
    expect(deriveKeyring(first).get("derived")).toHaveLength(32);
    expect(deriveKeyring(first)).not.toEqual(deriveKeyring(second));
  });

  it.each([
    "",
    "k1",
    "k1:",
    `:${hex(first)}`,
    `k1:${hex(first).slice(2)}`,
    `k1:${hex(first)}:x`,
    `k1:${"00".repeat(32)}`,
    `k.1:${hex(first)}`,
    `k1:${hex(first)},k1:${hex(second)}`,
    `k1:${hex(first)},`,
  ])("is not %j", (text) => {
    expect(parseKeyring(text)).toBeNull();
  });
});
