import { capabilities } from "@posoka/texts/translator";
import { wordsOf } from "@posoka/texts/catalogue";
import { errorStatus, fieldErrors } from "@posoka/schema/errors";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";

const languages = ["bg", "bg-easy", "en"] as const;
/** Words of the interface that young people never read; their sentences may be longer. */
const forAdults = new Set([
  "law",
  "partner",
  "posting",
  "candidates",
  "staff",
  "caseWork",
  "mentor",
  "admin",
  "mail",
  "pieces",
  "legal",
  "factor",
  "letters",
  "representation",
]);

async function everyText(): Promise<
  { where: string; capability: string; language: (typeof languages)[number]; text: string }[]
> {
  const lists = await Promise.all(
    languages.flatMap((language) =>
      capabilities.map(async (capability) =>
        Object.entries<string>(await wordsOf(language, capability)).map(([key, text]) => ({
          where: `${language}/${capability}.${key}`,
          capability,
          language,
          text,
        })),
      ),
    ),
  );
  return lists.flat();
}

const bare = (inner: unknown): string => String(inner);

/** The names between braces, so that a number can be given for each; the branches of a plural or select are not names. */
const namesOf = (text: string): string[] =>
  [...text.matchAll(/(?<!(?:zero|one|two|few|many|other|yes|no|true|false|=\d+)\s*)\{\s*([a-zA-Z]\w*)/g)].map(
    (found) => found[1] ?? "",
  );

describe("The words on screen", () => {
  it("exist in English for every Bulgarian key, and the other way round", async () => {
    for (const capability of capabilities) {
      const [bg, en] = await Promise.all([wordsOf("bg", capability), wordsOf("en", capability)]);
      // English has no formal „Вие“, so the second form of a refusal exists in Bulgarian only.
      const needed = Object.keys(bg).filter((key) => !key.endsWith("_formal"));
      expect(Object.keys(en).sort(), capability).toEqual(needed.sort());
    }
  });

  it("are sound ICU messages that take the same values in every language", async () => {
    for (const { where, text } of await everyText()) {
      const values = Object.fromEntries(namesOf(text).map((name) => [name, 2]));
      const faults: string[] = [];
      const read = createTranslator({
        locale: "bg",
        timeZone: "Europe/Sofia",
        messages: { text },
        onError: (error) => faults.push(error.message),
      }) as (key: string, values: Record<string, unknown>) => string;
      const tags = Object.fromEntries([...text.matchAll(/<(\w+)>/g)].map((found) => [found[1] ?? "", bare]));
      read("text", { ...values, ...tags });
      expect(faults, where).toEqual([]);
    }
    for (const capability of capabilities) {
      const [bg, en] = await Promise.all([wordsOf("bg", capability), wordsOf("en", capability)]);
      for (const [key, text] of Object.entries<string>(bg)) {
        if (key.endsWith("_formal")) continue;
        const other = (en as Record<string, string>)[key] ?? "";
        expect(new Set(namesOf(other)), `${capability}.${key}`).toEqual(new Set(namesOf(text)));
      }
    }
  });

  it("are calm: no exclamation mark, no straight quotes, no double space", async () => {
    const loud = (await everyText()).filter(({ text }) => /!|(?<![=<\w])"|\S {2,}\S/.test(text));
    expect(loud.map(({ where, text }) => `${where}: ${text}`)).toEqual([]);
  });

  it("never hint at who the users are or where they live", async () => {
    const hints =
      /сирак|сираци|домове? за деца|дете от дом|институция за деца|в неравностойно|уязвим|orphan|care home|disadvantaged|vulnerable/i;
    const found = (await everyText()).filter(({ text }) => hints.test(text));
    expect(found.map(({ where }) => where)).toEqual([]);
  });

  it("are short in easy-read Bulgarian: at most 12 words in a sentence", async () => {
    const long = (await everyText())
      .filter(({ language, capability }) => language === "bg-easy" && !forAdults.has(capability))
      // The first notice stays as it was shown.
      .filter(({ where }) => !where.includes("/notices.privacy1_"))
      .flatMap(({ where, text }) =>
        text
          .replaceAll(/\{\w+, (?:plural|select)[^]*$/g, "")
          .split(/[.?:;\n]+/)
          .filter((sentence) => sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length > 12)
          .map((sentence) => `${where}: ${sentence.trim()}`),
      );
    expect(long).toEqual([]);
  });

  it("have a sentence for every refusal and every fault of a field", async () => {
    const [errors, faults] = await Promise.all([wordsOf("bg", "errors"), wordsOf("bg", "fieldErrors")]);
    expect(Object.keys(errors)).toEqual(expect.arrayContaining(Object.keys(errorStatus)));
    expect(Object.keys(faults)).toEqual(expect.arrayContaining([...fieldErrors]));
  });
});
