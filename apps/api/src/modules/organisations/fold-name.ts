/** Small Latin letters and digits, and the Cyrillic letter that looks like them in small or capital form. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: "а",
  b: "в",
  c: "с",
  e: "е",
  h: "н",
  k: "к",
  m: "м",
  o: "о",
  p: "р",
  t: "т",
  x: "х",
  y: "у",
  "0": "о",
  "3": "з",
};

/** A name as the eye takes it: two names with the same folded form look alike on a page. Not for people to read. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[a-z03]/g, (sign) => lookAlikes[sign] ?? sign);
}
