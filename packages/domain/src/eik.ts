const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The check digit: the weighted sum mod 11, a second row of weights when that is 10, and 0 when it is 10 again. */
function checkDigit(digits: readonly number[], first: readonly number[], second: readonly number[]): number {
  const remainder = (weights: readonly number[]) =>
    weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0) % 11;
  const once = remainder(first);
  return once < 10 ? once : remainder(second) % 10;
}

/**
 * Whether a company number (ЕИК, БУЛСТАТ) is well formed: 9 digits, or 13 for a branch.
 *
 * @source Register BULSTAT, check digits of nine- and thirteen-digit numbers
 */
export function isEik(text: string): boolean {
  if (!/^(\d{9}|\d{13})$/.test(text) || /^0+$/.test(text)) return false;
  const digits = [...text].map(Number);
  if (digits[8] !== checkDigit(digits, firstWeights, secondWeights)) return false;
  return text.length === 9 || digits[12] === checkDigit(digits.slice(8), [2, 7, 3, 5], [4, 9, 5, 7]);
}
