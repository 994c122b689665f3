/**
 * Whole numbers in proportion to `parts` that add up to `total`; equal rests go to the earlier part.
 *
 * @param parts whole and not negative; all zero gives all zero
 */
export function largestRemainder(parts: readonly number[], total: number): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  if (sum === 0) return parts.map(() => 0);
  const floors = parts.map((part) => Math.floor((part * total) / sum));
  const open = total - floors.reduce((a, b) => a + b, 0);
  const byRest = parts
    .map((part, place) => ({ place, rest: (part * total) % sum }))
    .sort((a, b) => b.rest - a.rest || a.place - b.place);
  const lifted = new Set(byRest.slice(0, open).map(({ place }) => place));
  return floors.map((value, place) => value + (lifted.has(place) ? 1 : 0));
}
