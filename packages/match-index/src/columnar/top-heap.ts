import type { Hit } from "@posoka/domain/matching/results";

/** The best `k` seen so far. Rows are numbers; their ids are read only where scores are equal, and at the end. */
export interface TopHeap {
  /** A score below this cannot enter any more; one equal to it may, by its id. */
  floor(): number;
  /** `score` −1 stands for a visit. */
  offer(score: number, row: number): void;
  /** Best first; empties nothing. */
  hits(): Hit[];
}

/**
 * A binary heap with the worst on top; equal scores rank by ascending id.
 *
 * @throws {RangeError} when `k` is not at least 1
 */
export function createTopHeap(k: number, idOf: (row: number) => string): TopHeap {
  if (!(k >= 1)) throw new RangeError("k is at least 1");
  const scores: number[] = [];
  const rows: number[] = [];

  /** Whether the first stands behind the second in the list. */
  const worse = (score: number, row: number, other: number, otherRow: number): boolean =>
    score < other || (score === other && idOf(row) > idOf(otherRow));
  const place = (at: number, score: number, row: number): void => {
    scores[at] = score;
    rows[at] = row;
  };
  const rise = (from: number, score: number, row: number): void => {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const [above, aboveRow] = [scores[parent] as number, rows[parent] as number];
      if (!worse(score, row, above, aboveRow)) break;
      place(at, above, aboveRow);
      at = parent;
    }
    place(at, score, row);
  };
  const sink = (score: number, row: number): void => {
    let at = 0;
    for (let next = 1; next < k; next = 2 * at + 1) {
      const twin = next + 1;
      const other =
        twin < k && worse(scores[twin] as number, rows[twin] as number, scores[next] as number, rows[next] as number);
      const child = other ? twin : next;
      const [below, belowRow] = [scores[child] as number, rows[child] as number];
      if (!worse(below, belowRow, score, row)) break;
      place(at, below, belowRow);
      at = child;
    }
    place(at, score, row);
  };

  return {
    floor: () => (rows.length < k ? -2 : (scores[0] as number)),
    offer(score, row) {
      if (rows.length < k) rise(rows.length, score, row);
      else if (worse(scores[0] as number, rows[0] as number, score, row)) sink(score, row);
    },
    hits: () =>
      rows
        .map((row, at) => ({ id: idOf(row), score: scores[at] as number }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .map(({ id, score }) => ({ id, score: score < 0 ? null : score })),
  };
}
