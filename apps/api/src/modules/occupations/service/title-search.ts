import type { Db, Tx } from "@posoka/db/client";
import MiniSearch, { type Query } from "minisearch";
import { listTitles, newestImport, type TitleRow } from "../queries/titles.ts";
import { formsSought, stem, wordsOf } from "./title-words.ts";

/** Finds occupations by their names in all languages. */
export type TitleSearch = {
  /**
   * @param words what somebody typed, in any language, alphabet and form; the first eight count
   * @returns ids of active occupations, the best first; names that hold all words come before those that nearly read
   *   like them, and only when there is none at all do names with some of the words count
   */
  find(db: Db | Tx, words: string): Promise<string[]>;
};

/** Reads all names once and again after each import; a hundred rows at a time, so that requests go on meanwhile. */
export function createTitleSearch(): TitleSearch {
  let held: { import: string; index: Promise<MiniSearch<TitleRow>> } | undefined;
  return {
    async find(db, words) {
      const newest = await newestImport(db);
      if (held?.import !== newest) {
        const index = build(db);
        held = { import: newest, index };
        // What could not be read is read again by the next one.
        index.catch(() => (held = undefined));
      }
      return search(await held.index, words);
    },
  };
}

async function build(db: Db | Tx): Promise<MiniSearch<TitleRow>> {
  const index = new MiniSearch<TitleRow>({
    fields: ["titles", "others"],
    storeFields: ["ours"],
    tokenize: wordsOf,
    processTerm: stem,
  });
  await index.addAllAsync(await listTitles(db), { chunkSize: 100 });
  return index;
}

type Looseness = { combineWith: "AND" | "OR"; near: boolean };
const steps: readonly Looseness[] = [
  { combineWith: "AND", near: false },
  { combineWith: "AND", near: true },
  { combineWith: "OR", near: false },
  { combineWith: "OR", near: true },
];

/** Words that are looked for, the first ones; each is compared with all names, and no name is told by more. */
const most = 8;

function search(index: MiniSearch<TitleRow>, words: string): string[] {
  const sought = wordsOf(words).slice(0, most).map(formsSought);
  if (sought.length === 0) return [];
  for (const { combineWith, near } of steps) {
    const query: Query = {
      combineWith,
      queries: sought.map((forms) => ({ combineWith: "OR" as const, queries: forms })),
    };
    const found = index.search(query, {
      // The words are stems already.
      tokenize: (form) => [form],
      processTerm: (form) => form,
      prefix: (form) => form.length >= 2,
      fuzzy: (form) => (near && form.length > 3 ? (form.length > 6 ? 2 : 1) : false),
      boost: { titles: 3 },
      boostDocument: (_id, _term, stored) => (stored?.["ours"] === true ? 1.3 : 1),
      weights: { fuzzy: 0.3, prefix: 0.6 },
    });
    if (found.length > 0) return found.map(({ id }) => id as string);
  }
  return [];
}
