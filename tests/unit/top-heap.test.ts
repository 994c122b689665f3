import { createTopHeap } from "@posoka/match-index/columnar/top-heap";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("the heap of the best", () => {
  it("keeps what a full sort keeps, ties by ascending id, visits last", () => {
    const offers = fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 12 }), (scores, k) => {
        const idOf = (row: number) => `id-${String((row * 37) % 101).padStart(3, "0")}`;
        const heap = createTopHeap(k, idOf);
        for (const [row, score] of scores.entries()) heap.offer(score, row);
        const sorted = scores
          .map((score, row) => ({ id: idOf(row), score }))
          .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
          .slice(0, k);
        expect(heap.hits()).toEqual(sorted.map(({ id, score }) => ({ id, score: score < 0 ? null : score })));
        expect(heap.floor()).toBe(scores.length < k ? -2 : sorted.at(-1)?.score);
      }),
    );
  });

  it("holds at least one", () => {
    expect(() => createTopHeap(0, String)).toThrow(RangeError);
  });
});
