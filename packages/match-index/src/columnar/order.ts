import type { OpeningRow } from "@posoka/domain/matching/rows";

export interface OrderedRows {
  readonly rows: readonly (OpeningRow | undefined)[];
  readonly placedBlocks: number;
  readonly unplacedBlocks: number;
}

/** Spreads 13 bits to every second place. */
function spread(value: number): number {
  let bits = value & 0x1fff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** Places along a Morton curve over their own bounding box, so that neighbours share a block. */
function byPlace(rows: readonly OpeningRow[]): OpeningRow[] {
  const scale = (read: (row: OpeningRow) => number) => {
    let [low, high] = [Infinity, -Infinity];
    for (const row of rows) {
      low = Math.min(low, read(row));
      high = Math.max(high, read(row));
    }
    const step = high > low ? 8191 / (high - low) : 0;
    return (row: OpeningRow) => Math.floor((read(row) - low) * step);
  };
  const north = scale((row) => row.place?.lat ?? 0);
  const east = scale((row) => row.place?.lon ?? 0);
  // 26 bits of place above 26 bits of position: one native numeric sort, and equal places keep their order.
  const keys = Float64Array.from(rows, (row, at) => (spread(north(row)) * 2 + spread(east(row))) * 2 ** 26 + at);
  keys.sort();
  return Array.from(keys, (key) => rows[key % 2 ** 26] as OpeningRow);
}

/** At a place, without one, remote; each group padded to whole blocks. */
export function placeInOrder(rows: readonly OpeningRow[], blockRows: number): OrderedRows {
  const pad = (group: readonly OpeningRow[]): (OpeningRow | undefined)[] => [
    ...group,
    ...Array.from({ length: (blockRows - (group.length % blockRows)) % blockRows }, () => undefined),
  ];
  const placed = pad(byPlace(rows.filter((row) => !row.remote && row.place)));
  const unplaced = pad(rows.filter((row) => !row.remote && !row.place));
  const remote = pad(rows.filter((row) => row.remote));
  return {
    rows: placed.concat(unplaced, remote),
    placedBlocks: placed.length / blockRows,
    unplacedBlocks: unplaced.length / blockRows,
  };
}
