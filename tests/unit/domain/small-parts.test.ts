import { isEik } from "@posoka/domain/eik";
import { distanceKm, toPoint } from "@posoka/domain/places/distance";
import { randomBelow, seededRandom, shuffle } from "@posoka/domain/random";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("a company number", () => {
  it.each(["831641791", "121817309", "000694037", "175074752"])("%s is well formed", (number) => {
    expect(isEik(number)).toBe(true);
  });

  it.each(["831641792", "12181730", "1218173091", "000000000", "83164179a", " 831641791", ""])(
    "%j is not",
    (number) => {
      expect(isEik(number)).toBe(false);
    },
  );

  it("notices every single changed digit but where the remainder is 10", () => {
    const changed = Array.from({ length: 9 }, (_, place) =>
      Array.from({ length: 9 }, (_, step) => {
        const digits = [..."831641791"];
        digits[place] = String((Number(digits[place]) + step + 1) % 10);
        return digits.join("");
      }),
    ).flat();
    expect(changed.filter(isEik).length).toBeLessThan(changed.length / 10);
  });

  it("of a branch ends in a second check digit", () => {
    const branches = Array.from({ length: 10 }, (_, digit) => `831641791000${digit}`).filter(isEik);
    expect(branches).toHaveLength(1);
  });
});

describe("distance", () => {
  const sofia = { lat: 42.6977, lon: 23.3219 };

  it("is that of the map", () => {
    expect(distanceKm(sofia, { lat: 42.1354, lon: 24.7453 })).toBeCloseTo(132.6, 0);
    expect(distanceKm(sofia, { lat: 43.2141, lon: 27.9147 })).toBeCloseTo(377, -1);
    expect(distanceKm(sofia, sofia)).toBe(0);
  });

  it("is counted in whole hectometres, the same for everybody", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        (lat, lon) => {
          const { x, y, z } = toPoint({ lat, lon });
          expect([x, y, z].every(Number.isInteger)).toBe(true);
          expect(Math.abs(Math.hypot(x, y, z) - 63_710)).toBeLessThan(1);
        },
      ),
    );
  });
});

describe("chance with a seed", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const take = (seed: number) =>
      Array.from(
        { length: 5 },
        (
          (random) => () =>
            randomBelow(random, 1000)
        )(seededRandom(seed)),
      );
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });

  it("spreads evenly", () => {
    const random = seededRandom(1);
    const drawn = Array.from({ length: 100_000 }, () => randomBelow(random, 10));
    for (let digit = 0; digit < 10; digit += 1) {
      expect(Math.abs(drawn.filter((value) => value === digit).length - 10_000)).toBeLessThan(400);
    }
  });

  it("shuffles without losing anything", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (list, seed) => {
        const shuffled = shuffle(list, seededRandom(seed));
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b));
      }),
    );
  });
});
