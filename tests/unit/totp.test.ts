import { matchTotp, otpauthUri, stepAt, toBase32, totpAt } from "@posoka/api/modules/accounts/totp";
import { qrOf } from "@posoka/api/qr";
import { describe, expect, it } from "vitest";
import { fromBase32 } from "../support/factor.ts";

/** The secret of the examples in RFC 4226 and RFC 6238. */
const secret = Buffer.from("12345678901234567890");

describe("a code of the authenticator", () => {
  // RFC 4226, appendix D.
  it("is the one of the standard for the first ten counts", () => {
    expect(Array.from({ length: 10 }, (_, count) => totpAt(secret, count)).join(" ")).toBe(
      "755224 287082 359152 969429 338314 254676 287922 162583 399871 520489",
    );
  });

  // RFC 6238, appendix B, SHA-1: eight digits there, of which ours are the last six.
  it.each([
    [59, "94287082"],
    [1111111109, "07081804"],
    [1111111111, "14050471"],
    [1234567890, "89005924"],
    [2000000000, "69279037"],
    [20000000000, "65353130"],
  ])("at second %i is the one of the standard", (second, eight) => {
    expect(totpAt(secret, stepAt(new Date(second * 1000)))).toBe(eight.slice(2));
  });

  const at = new Date("2026-03-10T10:00:10.000Z");
  const step = stepAt(at);

  it("counts one step early and one late, and no further", () => {
    const accepted = [-2, -1, 0, 1, 2].map((off) => matchTotp(secret, totpAt(secret, step + off), at, null));
    expect(accepted).toEqual([null, step - 1, step, step + 1, null]);
  });

  it("counts once, and ends those before it", () => {
    expect(matchTotp(secret, totpAt(secret, step), at, step)).toBeNull();
    expect(matchTotp(secret, totpAt(secret, step - 1), at, step)).toBeNull();
    expect(matchTotp(secret, totpAt(secret, step + 1), at, step)).toBe(step + 1);
  });

  it.each(["", "12345", "1234567", "abcdef", "12345６"])("is not %j", (code) => {
    expect(matchTotp(secret, code, at, null)).toBeNull();
  });

  it("comes from a secret that authenticators read", () => {
    // RFC 4648, section 10.
    const known = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => toBase32(Buffer.from(text)));
    expect(known).toEqual(["", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI"]);
    expect(fromBase32(toBase32(secret))).toEqual(secret);
    const uri = new URL(otpauthUri(toBase32(secret), "галя-1234", "Posoka"));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      "otpauth:",
      "totp",
      "/Posoka:галя-1234",
    ]);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: toBase32(secret),
      issuer: "Posoka",
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });

  it("is set up by a square with its three corners and a quiet margin", () => {
    const { size, path } = qrOf(otpauthUri(toBase32(secret), "staff-1234", "Posoka"));
    expect((size - 8 - 17) % 4).toBe(0);
    expect(path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    const corner = (x: number, y: number): boolean => path.includes(`M${x} ${y}h7v1h-7z`);
    expect([corner(4, 4), corner(size - 11, 4), corner(4, size - 11)]).toEqual([true, true, true]);
    expect(path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
  });
});
