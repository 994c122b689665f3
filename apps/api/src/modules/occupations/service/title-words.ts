import { stemmer as stemBulgarian } from "@orama/stemmers/bulgarian";
import { stemmer as stemEnglish } from "@orama/stemmers/english";

/** Words that stand in many titles and tell none apart. */
const empty = new Set([
  "в",
  "във",
  "на",
  "за",
  "и",
  "или",
  "с",
  "със",
  "от",
  "по",
  "до",
  "of",
  "and",
  "or",
  "in",
  "the",
  "for",
]);

/**
 * The words of a text in lower case. A slash parts both forms of a title ("мелничар/мелничарка"); words that stand
 * everywhere are left out, unless there are no others.
 */
export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !empty.has(word));
  return telling.length > 0 ? telling : words;
}

/** The form under which a word is kept and sought: without article, plural and case. */
export function stem(word: string): string {
  return isCyrillic(word) ? stemOf(word) : stemEnglish(word);
}

/**
 * The forms under which a word that somebody typed may be kept: its stem, the masculine behind a feminine („готвачка“),
 * and, of Latin letters, the Bulgarian word that they may spell ("gotvach").
 */
export function formsSought(word: string): string[] {
  if (isCyrillic(word)) return withMasculine(stemOf(word));
  const cyrillic = toCyrillic(word);
  return [...new Set([stemEnglish(word), ...(cyrillic === "" ? [] : withMasculine(stemOf(cyrillic)))])];
}

const isCyrillic = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word);

/**
 * The published stemmer changes single letters of the word it is given („заварчици“ to „заварчик“), which a string does
 * not allow; it is given the letters instead.
 */
function stemOf(word: string): string {
  const letters = Object.assign([...word], {
    substring(this: string[], from: number, to: number) {
      return this.slice(from, to).join("");
    },
  });
  return stemBulgarian(letters as unknown as string);
}

/** „работничк“ is of „работник“, „готвачк“ of „готвач“. */
function withMasculine(stemmed: string): string[] {
  if (stemmed.endsWith("ничк")) return [stemmed, `${stemmed.slice(0, -2)}к`];
  return /[^аъоуеиюяк]к$/u.test(stemmed) && stemmed.length > 5 ? [stemmed, stemmed.slice(0, -1)] : [stemmed];
}

/** Longest first. What people write beside the official spelling ("6" for ш, "4" for ч, "q" for я) is read as well. */
const spelled: readonly (readonly [latin: string, cyrillic: string])[] = [
  ["sht", "щ"],
  ["6t", "щ"],
  ["zh", "ж"],
  ["ch", "ч"],
  ["sh", "ш"],
  ["ts", "ц"],
  ["tz", "ц"],
  ["yu", "ю"],
  ["ju", "ю"],
  ["iu", "ю"],
  ["ya", "я"],
  ["ja", "я"],
  ["ia", "я"],
  ["yo", "ьо"],
  ["io", "ьо"],
  ["kh", "х"],
  ["ph", "ф"],
  ["4", "ч"],
  ["6", "ш"],
  ["a", "а"],
  ["b", "б"],
  ["c", "ц"],
  ["d", "д"],
  ["e", "е"],
  ["f", "ф"],
  ["g", "г"],
  ["h", "х"],
  ["i", "и"],
  ["j", "й"],
  ["k", "к"],
  ["l", "л"],
  ["m", "м"],
  ["n", "н"],
  ["o", "о"],
  ["p", "п"],
  ["q", "я"],
  ["r", "р"],
  ["s", "с"],
  ["t", "т"],
  ["u", "у"],
  ["v", "в"],
  ["w", "в"],
  ["x", "х"],
  ["y", "й"],
  ["z", "з"],
];

/** Empty when a sign has no reading. */
function toCyrillic(word: string): string {
  let read = "";
  let at = 0;
  while (at < word.length) {
    const found = spelled.find(([latin]) => word.startsWith(latin, at));
    if (!found) return "";
    read += found[1];
    at += found[0].length;
  }
  return read;
}
