import { deviceLabel } from "@posoka/api/modules/accounts/device-label";
import { placeOf } from "@posoka/api/modules/accounts/service/attempts";
import { isWeakPassword } from "@posoka/api/modules/accounts/weak-password";
import { describe, expect, it } from "vitest";

describe("a weak password", () => {
  it.each([
    "password",
    "Password1!",
    "P@ssw0rd",
    "qwerty123",
    "qwertyui",
    "12345678",
    "87654321",
    "abcdefgh",
    "hgfedcba",
    "aaaaaaaa",
    "abababab",
    "abcabcabc",
    "iloveyou",
    "parola12",
    "ПАРОЛА!!",
    "парола2026",
    "обичамте",
    "явертъуи",
    "posoka2026",
    "Посока-123",
    "посокапарола",
    "левски1914",
    "elena2009",
    "elena-1234",
    "1234elena",
    "Elenaelena",
    "        ",
    "p a s s w o r d",
  ])("is %j", (password) => {
    expect(isWeakPassword(password, "elena-4711")).toBe(true);
  });

  it.each([
    "осем сини лампи",
    "correct horse battery",
    "кон ябълка река",
    "Xk7#pQ2v",
    "elena обича зелени круши",
    "новапосоканаживота",
    "ieskam-da-letq",
  ])("is not %j", (password) => {
    expect(isWeakPassword(password, "elena-4711")).toBe(false);
  });
});

describe("the name of a device", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      "Safari · iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
      "Samsung · Android",
    ],
    ["curl/8.5.0", "—"],
    [`${"a".repeat(100_000)} Firefox/1 Linux`, "—"],
    [undefined, "—"],
  ])("of %j", (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label);
  });
});

describe("where attempts come from", () => {
  it.each([
    ["192.168.1.7", "192.168.1.7"],
    ["::ffff:192.168.1.7", "::ffff:192.168.1.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("%s is %s", (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});
