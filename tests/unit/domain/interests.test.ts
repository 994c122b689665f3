import { brownGoreC } from "@posoka/domain/interests/brown-gore-c";
import { correlate, interestVector } from "@posoka/domain/interests/correlate";
import { isFlat, leadingTypes } from "@posoka/domain/interests/leading-types";
import {
  type Answer,
  interestUncertainty,
  looksHurried,
  scoreInterests,
} from "@posoka/domain/interests/score-interests";
import { type InterestProfile, interestTypes } from "@posoka/domain/interests/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const profile = (r: number, i: number, a: number, s: number, e: number, c: number): InterestProfile => ({
  R: r,
  I: i,
  A: a,
  S: s,
  E: e,
  C: c,
});
const answers = (value: Answer["value"]): Answer[] =>
  interestTypes.flatMap((type) => [
    { type, value },
    { type, value },
  ]);
const anyProfile = fc.tuple(...interestTypes.map(() => fc.double({ min: 0, max: 1, noNaN: true })));

describe("interest scores", () => {
  it("run from 0 for strong dislike to 1 for strong liking", () => {
    expect(scoreInterests(answers(1))).toEqual(profile(0, 0, 0, 0, 0, 0));
    expect(scoreInterests(answers(5))).toEqual(profile(1, 1, 1, 1, 1, 1));
    expect(scoreInterests([...answers(1), { type: "S", value: 4 }]).S).toBeCloseTo(0.25);
  });

  it("refuse a form in which a type has no answer", () => {
    expect(() => scoreInterests(answers(3).filter(({ type }) => type !== "E"))).toThrow(RangeError);
  });

  it("are surer the more alike the answers to a type are", () => {
    const mixed: Answer[] = [1, 5, 1, 5].map((value) => ({ type: "R", value: value as Answer["value"] }));
    const unsure = interestUncertainty([
      ...mixed,
      { type: "I", value: 4 },
      { type: "A", value: 3 },
      { type: "A", value: 3 },
    ]);
    expect(unsure.R).toBeCloseTo(Math.sqrt(16 / 3 / 4) / 4);
    expect(unsure).toMatchObject({ I: 0.5, A: 0, S: 1 });
  });

  it("notice a form that was clicked through, and leave a thoughtful one alone", () => {
    expect(looksHurried(Array.from({ length: 42 }, () => 3))).toBe(true);
    expect(
      looksHurried([...Array.from({ length: 25 }, () => 4), ...Array.from({ length: 17 }, (_, at) => (at % 5) + 1)]),
    ).toBe(true);
    expect(looksHurried(Array.from({ length: 42 }, (_, at) => (at % 5) + 1))).toBe(false);
    expect(looksHurried([3, 3, 3])).toBe(false);
  });
});

describe("likeness of profiles", () => {
  it("is 1 with itself, -1 with its mirror, unknown for a flat one", () => {
    const own = profile(0.1, 0.2, 0.9, 0.4, 0.3, 0.6);
    const mirror = profile(0.9, 0.8, 0.1, 0.6, 0.7, 0.4);
    expect(correlate(own, own)).toBeCloseTo(1);
    expect(correlate(own, mirror)).toBeCloseTo(-1);
    expect(correlate(own, profile(0.5, 0.5, 0.5, 0.5, 0.5, 0.5))).toBeNull();
  });

  it("does not depend on scale or height, so 0–1 answers meet 1–7 catalogues", () => {
    fc.assert(
      fc.property(anyProfile, (values) => {
        const stretched = interestVector(values.map((value) => 1 + 6 * value));
        const plain = interestVector(values);
        if (!plain || !stretched) return;
        for (const [type, value] of plain.entries())
          expect(Math.abs(value - (stretched[type] ?? 0))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("fits into whole numbers with the correlation kept", () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const exact = correlate(
          profile(...(a as [number, number, number, number, number, number])),
          profile(...(b as [number, number, number, number, number, number])),
        );
        const [left, right] = [interestVector(a), interestVector(b)];
        if (exact === null || !left || !right) return;
        const dot = left.reduce((sum, value, type) => sum + value * (right[type] ?? 0), 0) / 10_000;
        expect(Math.abs(dot - exact)).toBeLessThan(0.03);
      }),
    );
  });

  it("gives Brown and Gore's C from 0 to 18 for three-letter codes", () => {
    expect(brownGoreC(["R", "I", "A"], ["R", "I", "A"])).toBe(18);
    expect(brownGoreC(["R", "I", "A"], ["S", "E", "C"])).toBe(0);
    expect(brownGoreC(["R", "I", "A"], ["I", "R", "A"])).toBe(13);
    expect(() => brownGoreC(["R"], ["I"])).toThrow(RangeError);
  });
});

describe("leading types", () => {
  it("name three when they differ", () => {
    expect(leadingTypes(profile(0.2, 0.9, 0.1, 0.8, 0.3, 0.5)).map(({ types }) => types)).toEqual([
      ["I"],
      ["S"],
      ["C"],
    ]);
  });

  it("say a tie as a tie, also at the edge of the three", () => {
    expect(leadingTypes(profile(0.9, 0.5, 0.5, 0.5, 0.1, 0)).map(({ types }) => types)).toEqual([
      ["R"],
      ["I", "A", "S"],
    ]);
  });

  it("are not claimed for a profile without peaks", () => {
    expect(isFlat(profile(0.5, 0.52, 0.5, 0.51, 0.5, 0.5))).toBe(true);
    expect(isFlat(profile(0.5, 0.6, 0.5, 0.5, 0.5, 0.5))).toBe(false);
  });
});
