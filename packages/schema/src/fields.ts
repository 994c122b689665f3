import { z } from "zod";

/** Field shapes that several contracts share. Every text is bounded and free of control characters and lone surrogates. */

// Tab, line feed and carriage return stay; NUL would be refused by PostgreSQL, the rest has no place in a text.
const unprintable = /[^\P{Cc}\t\n\r]|\p{Cs}/u;
// Zero-width and direction marks make two names look the same.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

const tidy = (value: string): string => value.normalize("NFC").replace(invisible, "").trim();

/** Several lines of free text, at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !unprintable.test(value), { error: "bad_text" })
    .overwrite(tidy);

/** One line, at least `min` and at most `max` characters after trimming. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .max(max)
    .refine((value) => !unprintable.test(value) && !/[\r\n\t]/.test(value), { error: "bad_text" })
    .overwrite(tidy)
    .check(z.minLength(min));

export const id = z.uuid();
export const isoDate = z.iso.date();
export const isoDateTime = z.iso.datetime();
/** "08:30", local time in Bulgaria. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const version = z.int().min(1).max(2_000_000_000);
export const ekatte = z.string().regex(/^\d{5}$/);
export const iscoCode = z.string().regex(/^\d{4}$/);

export const email = z
  .string()
  .max(254)
  .overwrite((value) => value.normalize("NFKC").trim().toLowerCase())
  .check(z.email());

/** A name to sign in with: 3 to 30 letters of one alphabet, digits, dot, dash or underscore; kept in lower case. */
export const userName = z
  .string()
  .max(40)
  .overwrite((value) => value.normalize("NFKC").trim().toLowerCase())
  .check(z.regex(/^(?:[a-z0-9._-]{3,30}|[а-я0-9._-]{3,30})$/));

/** Kept whole; length only, no composition rules. The service refuses common and project words. */
export const password = z
  .string()
  .min(8)
  .max(128)
  .refine((value) => !/\p{Cs}/u.test(value) && !value.includes("\0"), { error: "bad_text" });

/** A secret of a one-time link: 32 random bytes in base64url. */
export const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Search words; empty means no search. */
export const searchWords = line(100, 0);

/** Page of a list, from 1. Replies carry `items` and `total`. */
export const paging = {
  page: z.coerce.number<number>().int().min(1).max(10_000).default(1),
  limit: z.coerce.number<number>().int().min(1).max(100).default(20),
};

/** A query flag: true and false as JSON or as words. */
export const flag = z.union([z.boolean(), z.stringbool()]);
export const count = z.int().min(0);
/** 0 to 100. */
export const points = z.int().min(0).max(100);
export const done = z.strictObject({ done: z.literal(true) });
/** The answer is a file, not JSON: the server sends a stream, the client gets it with `createDownload`. */
export const file = z.unknown().meta({ type: "string", format: "binary" });
