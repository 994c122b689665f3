import { findPersonalNumbers, isEgn, isLnch, maskPersonalNumbers } from "@posoka/domain/contact/mask-personal-numbers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("a personal number of a citizen", () => {
  it.each(["7501020018", "6101057509", "8001010008", "0641010004", "7523169263", "8032056031"])(
    "%s has a day and a check digit that fit",
    (number) => {
      expect(isEgn(number)).toBe(true);
    },
  );

  it.each(["7501020019", "7513020018", "7502300011", "0043290008", "750102001", "75010200188", "aaaaaaaaaa", ""])(
    "%j does not",
    (number) => {
      expect(isEgn(number)).toBe(false);
    },
  );

  it("of a foreigner has a check digit of its own", () => {
    expect(["1000000001", "5000000005", "7000013021"].filter(isLnch)).toEqual(["1000000001", "5000000005"]);
    expect(isLnch("0000000000")).toBe(false);
    const tens = Array.from({ length: 10 }, (_, digit) => `123456789${digit}`);
    expect(tens.filter(isLnch)).toHaveLength(1);
  });
});

describe("free text for others", () => {
  it.each([
    ["ЕГН 7501020018.", "ЕГН ••••••••••."],
    ["егн:750102 0018", "егн:•••••• ••••"],
    ["7 5 0 1 0 2 0 0 1 8", "• • • • • • • • • •"],
    ["ЕГН ７５０１０２００１８", "ЕГН ••••••••••"],
    ["ЕГН ٧٥٠١٠٢٠٠١٨", "ЕГН ••••••••••"],
    ["обади се 0888 123 456, моля", "обади се •••• ••• •••, моля"],
    ["0888123456", "••••••••••"],
    ["тел. 088/812-34-56", "тел. •••/•••-••-••"],
    ["+359 88 812 3456", "+••• •• ••• ••••"],
    ["+359 (0)88 812 3456", "+••• (•)•• ••• ••••"],
    ["00359888123456", "••••••••••••••"],
    ["02 987 65 43", "•• ••• •• ••"],
    ["(032) 62-62-62", "(•••) ••-••-••"],
    ["0899 111 222 и 0877/333 444", "•••• ••• ••• и ••••/••• •••"],
  ])("%j reads %j", (text, masked) => {
    expect(maskPersonalNumbers(text)).toBe(masked);
  });

  it.each([
    "Работно време 08:00 - 17:00, 40 часа.",
    "Заплата 1 200 – 1 400 евро",
    "От 01.02.2026 до 31.08.2026 г.",
    "на 15.03.2026 в 10:30",
    "ЕИК 831641791, ЕИК 000694037, БУЛСТАТ 121817309",
    "бул. „Витоша“ 100, ет. 3, ап. 12",
    "Код 4000 Пловдив, 6 месеца, 2 места",
    "12345",
  ])("%j stays as it is", (text) => {
    expect(findPersonalNumbers(text)).toEqual([]);
    expect(maskPersonalNumbers(text)).toBe(text);
  });

  it("finds every number of a citizen, however it is spaced, and changes nothing but digits", () => {
    const between = fc.constantFrom("", " ", "-", ".", " - ", "\u00a0");
    const number = fc.tuple(
      fc.integer({ min: 1950, max: 2015 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 999 }),
    );
    fc.assert(
      fc.property(number, fc.array(between, { minLength: 9, maxLength: 9 }), ([year, month, day, rest], glue) => {
        const two = (value: number) => String(value).padStart(2, "0");
        const nine =
          two(year % 100) + two(year >= 2000 ? month + 40 : month) + two(day) + String(rest).padStart(3, "0");
        const whole = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).find(isEgn) ?? "";
        const text = `аз съм ${[...whole].map((digit, place) => digit + (glue[place] ?? "")).join("")} и край`;
        const masked = maskPersonalNumbers(text);
        expect(masked).not.toMatch(/\d/);
        expect(masked.replaceAll("•", "0")).toBe(text.replace(/\d/g, "0"));
      }),
    );
  });

  it("reads a long run of digits in no time", () => {
    const started = process.cpuUsage();
    maskPersonalNumbers("0 8 ".repeat(20_000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
  });
});
