import type { Language } from "./language.ts";
import { createTranslator } from "use-intl/core";
import { type Capability, catalogue, type WordKey, type Words, wordsOf } from "./catalogue.ts";

export type Values = Record<string, string | number | Date>;

/** Reads the words of one capability in one language. */
export type Translator<Keys extends string = string> = {
  (key: Keys, values?: Values): string;
  /** For a key that arrives from elsewhere, such as a reason's code: undefined when there is no such text. */
  maybe(key: string, values?: Values): string | undefined;
};

/** The `Intl` locale of an interface language; easy-read Bulgarian counts and dates as Bulgarian does. */
export function localeOf(language: Language): "bg" | "en-GB" {
  return language === "en" ? "en-GB" : "bg";
}

/** Dates are shown in Bulgarian time, wherever the server or the phone is. */
export const timeZone = "Europe/Sofia";

/** @throws when a text is missing or its values are: a gap in the words is a fault of ours, not of the reader */
export function translator<K extends Capability>(language: Language, words: Words<K>): Translator<WordKey<K>> {
  const read = createTranslator({
    locale: localeOf(language),
    timeZone,
    messages: words as Record<string, string>,
    onError: (error) => {
      throw error;
    },
  }) as (key: string, values?: Values) => string;
  return Object.assign((key: string, values?: Values) => read(key, values), {
    maybe: (key: string, values?: Values) => (Object.hasOwn(words, key) ? read(key, values) : undefined),
  });
}

/** A translator per capability asked for, for mails and documents. */
export async function texts<K extends Capability>(
  language: Language,
  ...capabilities: readonly K[]
): Promise<{ [C in K]: Translator<WordKey<C>> }> {
  const entries = await Promise.all(
    capabilities.map(async (one) => [one, translator(language, await wordsOf(language, one))] as const),
  );
  return Object.fromEntries(entries) as { [C in K]: Translator<WordKey<C>> };
}

export const capabilities = Object.keys(catalogue) as Capability[];
