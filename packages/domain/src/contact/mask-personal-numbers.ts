import { isEik } from "../eik.ts";

export type PersonalNumber = {
  kind: "egn" | "lnch" | "phone";
  /** First character, and the one after the last, as in `text.slice(start, end)`. */
  start: number;
  end: number;
};

const egnWeights = [2, 4, 8, 5, 10, 9, 7, 3, 6] as const;
const lnchWeights = [21, 19, 17, 13, 11, 9, 7, 3, 1] as const;

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);

/**
 * Whether ten digits are a well-formed ЕГН: a day that was (months 21–32 are of the 1800s, 41–52 of the 2000s) and the
 * check digit.
 *
 * @source Ordinance on the ЕГН (ЕСГРАОН): weights 2 4 8 5 10 9 7 3 6, mod 11, 10 counts as 0
 */
export function isEgn(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const [year, month, day] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  const [century, inYear] = month > 40 ? [2000, month - 40] : month > 20 ? [1800, month - 20] : [1900, month];
  const days = [31, isLeap(century + year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][inYear - 1] ?? 0;
  return day >= 1 && day <= days && Number(digits[9]) === (weighted(digits, egnWeights) % 11) % 10;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * Whether ten digits are a well-formed ЛНЧ, the number of a foreigner who lives in Bulgaria. One in ten numbers is.
 *
 * @source ЕРЧ: weights 21 19 17 13 11 9 7 3 1, mod 10
 */
export function isLnch(digits: string): boolean {
  return /^\d{10}$/.test(digits) && /[1-9]/.test(digits) && Number(digits[9]) === weighted(digits, lnchWeights) % 10;
}

// With the area code, as one dials it here: mobile 087–089, 098, 099, 043; else 02 and seven digits, or 03–09 and seven.
const national = /^0(?:8[789]\d{7}|9[89]\d{7}|43\d{7}|2\d{7}|[3-9]\d{7})$/;

function isPhone(digits: string, plus: boolean): boolean {
  if (plus) return digits.startsWith("359") && national.test(`0${digits.slice(3).replace(/^0/, "")}`);
  return digits.startsWith("00359") ? isPhone(digits.slice(2), true) : national.test(digits);
}

type Group = { digits: string; start: number; end: number; plus: boolean; glue: string };

// Digits of any script; up to three signs may stand between two groups of one number.
const groups = /\+?\p{Nd}+/gu;
const glued = /^[\s\u00a0.\-‐-―/()_]{1,3}$/;
const mostGroups = 10;

/** The digits as 0 to 9: a number in full-width or Arabic digits is the same number. */
function plain(text: string): string {
  return [...text].map((sign) => (/\d/.test(sign) ? sign : valueOf(sign))).join("");
}

/** Decimal digits stand in runs of ten from a nought; NFKC knows the full-width ones, the rest is counted back. */
function valueOf(sign: string): string {
  const known = sign.normalize("NFKC");
  if (/^\d$/.test(known)) return known;
  let code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1;
    value += 1;
  }
  return String(value);
}

/**
 * Personal numbers in a free text: ЕГН and ЛНЧ by their check digit, Bulgarian phone numbers by their form, also with
 * spaces, dots, dashes, slashes or brackets inside. From left to right, none overlapping; the longest reading counts.
 */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  const all = groupsOf(text);
  const found: PersonalNumber[] = [];
  for (let first = 0; first < all.length; first += 1) {
    const run = runFrom(all, first);
    const hit = run.findLast(({ kind }) => kind !== null);
    const [from, last] = [all[first], hit && all[hit.last]];
    if (!hit?.kind || !from || !last) continue;
    found.push({ kind: hit.kind, start: from.start, end: last.end });
    first = hit.last;
  }
  return found;
}

function groupsOf(text: string): Group[] {
  let before = 0;
  return [...text.matchAll(groups)].map(({ 0: word, index }) => {
    const plus = word.startsWith("+");
    const group = { digits: plain(plus ? word.slice(1) : word), start: index, end: index + word.length, plus };
    const glue = text.slice(before, index);
    before = group.end;
    return { ...group, glue };
  });
}

/** What the groups from `first` on are when read as one number: alone, with the next, with the next two, and so on. */
function runFrom(all: readonly Group[], first: number): { last: number; kind: PersonalNumber["kind"] | null }[] {
  const read: { last: number; kind: PersonalNumber["kind"] | null }[] = [];
  let digits = "";
  for (let last = first; last < Math.min(all.length, first + mostGroups); last += 1) {
    const group = all[last];
    if (!group || (last > first && (group.plus || !glued.test(group.glue)))) break;
    digits += group.digits;
    if (digits.length > 15) break;
    read.push({ last, kind: kindOf(digits, all[first]?.plus === true, last - first + 1) });
  }
  return read;
}

function kindOf(digits: string, plus: boolean, parts: number): PersonalNumber["kind"] | null {
  if (!plus && isEgn(digits)) return "egn";
  // One in ten numbers has a right check digit, so that an amount in four groups is left alone.
  if (!plus && parts <= 3 && isLnch(digits)) return "lnch";
  // Nine digits in one piece may be a company's number, which is public.
  if (isPhone(digits, plus) && !(parts === 1 && isEik(digits))) return "phone";
  return null;
}

/** The text with every digit of a personal number as •; all else, also the length, stays. For readers other than the writer. */
export function maskPersonalNumbers(text: string): string {
  return findPersonalNumbers(text).reduceRight(
    (masked, { start, end }) =>
      masked.slice(0, start) + masked.slice(start, end).replace(/\p{Nd}/gu, "•") + masked.slice(end),
    text,
  );
}
