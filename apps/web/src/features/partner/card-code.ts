// Without 0, 1, I and O, which are read as one another.
const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** "7F-K2" for people to say; it follows from the random id of the card, so it says nothing about the person. */
export function cardCode(cardId: string): string {
  const number = Number.parseInt(cardId.replaceAll("-", "").slice(-5), 16);
  const [a, b, c, d] = [15, 10, 5, 0].map((shift) => signs[(number >> shift) & 31]);
  return `${a}${b}-${c}${d}`;
}
