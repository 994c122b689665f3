import type { Language } from "@posoka/texts/language";
import { type Capability, type WordKey, type Words, wordsOf } from "@posoka/texts/catalogue";
import { type Translator, translator } from "@posoka/texts/translator";
import { use } from "react";
import { useLanguage } from "./language.tsx";

type Loaded = { promise: Promise<void>; translator?: Translator };
const loaded = new Map<string, Loaded>();

/** Fetches the words of a capability once; a page names its own in the route table, so they come beside its code. */
export function loadTexts(language: Language, capability: Capability): Promise<void> {
  return entryOf(language, capability).promise;
}

function entryOf(language: Language, capability: Capability): Loaded {
  const key = `${language}/${capability}`;
  const known = loaded.get(key);
  if (known) return known;
  const entry: Loaded = {
    promise: wordsOf(language, capability).then((words) => {
      entry.translator = translator(language, words) as Translator;
    }),
  };
  entry.promise.catch(() => loaded.delete(key)); // offline: ask again next time
  loaded.set(key, entry);
  return entry;
}

/** Words that came with the document: no request for them. */
export function primeTexts(language: Language, words: Readonly<Record<string, object>>): void {
  for (const [capability, texts] of Object.entries(words)) {
    loaded.set(`${language}/${capability}`, {
      promise: Promise.resolve(),
      translator: translator(language, texts as Words<Capability>) as Translator,
    });
  }
}

/** The words of one capability in the language of the page. Suspends until they are there. */
export function useTexts<K extends Capability>(capability: K): Translator<WordKey<K>> {
  const entry = entryOf(useLanguage(), capability);
  if (!entry.translator) use(entry.promise);
  return entry.translator as Translator<WordKey<K>>;
}
