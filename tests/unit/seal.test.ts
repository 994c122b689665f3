import { keyIdOf, makeKey, open, readKeyring, seal, SealError, writeKeyring } from "@posoka/api/crypto/seal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const ring = new Map([makeKey(), makeKey()]);
const [current = ""] = ring.keys();

/** Any text but half surrogates, which the fields of the contracts refuse. */
const words = fc.string({ unit: "binary" });

describe("a sealed value", () => {
  it("opens to what was sealed, in its own place only", () => {
    fc.assert(
      fc.property(words, words, words, (plain, place, other) => {
        const sealed = seal(plain, ring, place);
        expect(open(sealed, ring, place)).toBe(plain);
        if (place !== other) expect(() => open(sealed, ring, other)).toThrow(SealError);
      }),
    );
  });

  it("has the form v1.key.iv.tag.ciphertext, names its key and never looks the same twice", () => {
    const [one, two] = [seal("Елена", ring), seal("Елена", ring)];
    expect(one).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(keyIdOf(one)).toBe(current);
    expect(one).not.toBe(two);
    expect(keyIdOf("Елена")).toBeUndefined();
  });

  it("stays shut after any single changed sign, without its key, and when it is none", () => {
    const sealed = seal("таен", ring, "x");
    for (const place of sealed.split("").keys()) {
      const changed = sealed.slice(0, place) + (sealed[place] === "A" ? "B" : "A") + sealed.slice(place + 1);
      // The last sign of a base64url part may carry bits that count for nothing.
      if (bytesOf(changed) === bytesOf(sealed)) continue;
      expect(() => open(changed, ring, "x"), changed).toThrow(/^(does not open|no key|not a sealed value)/);
    }
    expect(() => open(sealed, new Map([makeKey()]), "x")).toThrow(SealError);
    expect(() => open("таен", ring, "x")).toThrow(SealError);
  });

  it("is sealed by the first key of the ring and opened by any", () => {
    const [old] = [...ring].slice(1);
    const sealed = seal("x", new Map([old!]));
    expect(open(sealed, ring)).toBe("x");
    expect(keyIdOf(seal("x", ring))).toBe(current);
  });
});

const bytesOf = (sealed: string): string =>
  sealed
    .split(".")
    .map((part, at) => (at < 2 ? part : Buffer.from(part, "base64url").toString("hex")))
    .join(".");

describe("a ring in the settings", () => {
  it("reads as it was written", () => {
    expect([...readKeyring(writeKeyring(ring))]).toEqual([...ring]);
  });

  it.each(["", "a", "a:b", `a:${"0".repeat(63)}`, `A:${"0".repeat(64)}`, `a:${"0".repeat(64)},a:${"1".repeat(64)}`])(
    "%j is refused without a word of the key",
    (text) => {
      expect(() => readKeyring(text)).toThrow(RangeError);
      expect(() => readKeyring(text)).not.toThrow(/0{10}/);
    },
  );
});
