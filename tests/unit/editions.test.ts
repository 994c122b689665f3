import { currentEdition, type Edition, editions, isEditionDue } from "@posoka/domain/notices/editions";
import { wordsOf } from "@posoka/texts/catalogue";
import { describe, expect, it } from "vitest";
import { documents } from "../../apps/web/src/features/legal/documents.ts";

const edition = (version: string, asksAgain: boolean): Edition => ({
  version,
  from: "2026-01-01",
  documents: ["privacy"],
  asksAgain,
});

describe("an edition of notice and terms", () => {
  it("is due to who knows none, or only those before one that asks again", () => {
    const all = [edition("a", true), edition("b", true), edition("c", false)];
    expect(["a", "b", "c", "z", null].map((known) => isEditionDue(known, all))).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it("comes after the one before it, and the last is the current one", () => {
    const days = editions.map(({ from }) => from);
    expect(days.toSorted()).toEqual(days);
    expect(editions.at(-1)).toBe(currentEdition);
  });

  it("has a text for each document it names, and shows every line of it", async () => {
    for (const { version, documents: named } of editions) {
      for (const name of ["privacy", "terms"] as const) {
        const shown = documents[name][version];
        expect([version, name, shown !== undefined]).toEqual([
          version,
          name,
          (named as readonly string[]).includes(name),
        ]);
        if (!shown) continue;
        const keys = shown.cards
          .flat()
          .flatMap(({ title, text, yes, no, end }) => [title, text, end, ...(yes ?? []), ...(no ?? [])])
          .filter((key) => key !== undefined);
        const words = Object.keys(await wordsOf("bg", "notices")).filter((key) => key.startsWith(`${shown.words}_`));
        expect([...keys, "title", "lead"].map((key) => `${shown.words}_${key}`).sort()).toEqual(words.sort());
      }
    }
  });
});
