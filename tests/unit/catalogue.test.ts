import { readTable } from "@posoka/api/modules/imports/files/table";
import { readStarter, type StarterOccupation } from "@posoka/db/starter/files";
import { municipalitiesAround } from "@posoka/domain/places/municipalities";
import { educationLevels, languages } from "@posoka/domain/vocabulary";
import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../support/reference-data.ts";

const starter = await readStarter();
const { skills, occupations, everyday, interests, provinces, settlements } = starter;

const prose = ["description", "day", "waysIn", "hard"] as const;
type Told = { occupation: string; language: string; sentence: string };

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?…])\s+/).filter((sentence) => sentence !== "");
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
const told: Told[] = occupations.flatMap((occupation) =>
  Object.entries(occupation.texts).flatMap(([language, text]) =>
    prose
      .flatMap((part) => sentencesOf(text[part]))
      .map((sentence) => ({ occupation: occupation.code, language, sentence })),
  ),
);
const allTexts: string[] = [
  ...occupations.flatMap(({ texts }) => Object.values(texts).flatMap(({ title, altTitles }) => [title, ...altTitles])),
  ...told.map(({ sentence }) => sentence),
  ...[...skills, ...everyday].flatMap(({ texts }) => Object.values(texts).map(({ label }) => label)),
  ...interests.items.flatMap(({ texts }) => Object.values(texts)),
];

describe("the starter catalogue", () => {
  it("has 300 occupations, 400 skills, 120 cards and all municipal centres", () => {
    expect(occupations.length).toBeGreaterThanOrEqual(300);
    expect(occupations.filter(({ nkpd }) => nkpd !== null).length / occupations.length).toBeGreaterThan(0.8);
    expect(occupations.filter(({ esco }) => esco !== null).length / occupations.length).toBeGreaterThan(0.95);
    expect(skills.length).toBeGreaterThanOrEqual(400);
    expect(skills.filter(({ esco }) => esco !== null).length).toBeGreaterThanOrEqual(300);
    expect(everyday.length).toBeGreaterThanOrEqual(120);
    expect(interests.items.length).toBeGreaterThanOrEqual(36);
    expect([settlements.length, provinces.length]).toEqual([265, 28]);
  });

  it("gives every code and every address once", () => {
    for (const list of [skills, occupations, everyday, provinces].map((rows) => rows.map(({ code }) => code))) {
      expect(repeated(list)).toEqual([]);
    }
    for (const rows of [skills, occupations]) expect(repeated(rows.flatMap(({ esco }) => esco ?? []))).toEqual([]);
    expect(repeated(interests.items.map(({ id }) => id))).toEqual([]);
    const centres = settlements.filter(({ municipality }) => !(municipality in municipalitiesAround));
    expect(repeated(centres.map(({ ekatte }) => ekatte))).toEqual([]);
  });

  it("names codes as their registers write them", () => {
    for (const { code, isco, nkpd, esco, education, riasec } of occupations) {
      expect(isco, code).toMatch(/^\d{4}$/);
      if (nkpd) expect(nkpd.code, code).toMatch(/^\d{8}$/);
      if (esco !== null) expect(esco, code).toMatch(/^http:\/\/data\.europa\.eu\/esco\/occupation\/[0-9a-f-]{36}$/);
      expect(educationLevels).toContain(education);
      expect(riasec.length === 6 && riasec.every((value) => value >= 1 && value <= 7), code).toBe(true);
    }
    for (const { ekatte, province, lat, lon } of settlements) {
      expect(ekatte).toMatch(/^\d{5}$/);
      expect(provinces.map(({ code }) => code)).toContain(province);
      expect(lat > 41 && lat < 44.5 && lon > 22 && lon < 29, ekatte).toBe(true);
    }
  });

  it("refers only to skills that are there", () => {
    const known = new Set(skills.map(({ code }) => code));
    const named = [...occupations, ...everyday].flatMap((row) => row.skills.map(({ code }) => code));
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });

  it("says everything in Bulgarian, easy-read Bulgarian and English", () => {
    for (const { code, texts } of occupations) {
      for (const language of languages) {
        const text = texts[language];
        expect(
          [text?.title, ...prose.map((part) => text?.[part])].every((value) => value),
          `${code} ${language}`,
        ).toBe(true);
      }
    }
    for (const { code, texts } of everyday)
      for (const language of languages) expect(texts[language]?.label, code).toBeTruthy();
    for (const { id, texts } of interests.items)
      for (const language of languages) expect(texts[language], id).toBeTruthy();
    for (const { code, texts } of skills)
      for (const language of ["bg", "en"] as const) expect(texts[language]?.label, code).toBeTruthy();
  });

  it("asks 5 to 15 skills of each occupation, each once, and uses every skill somewhere", () => {
    for (const { code, skills: asked } of occupations) {
      expect(asked.length >= 5 && asked.length <= 15, `${code}: ${asked.length}`).toBe(true);
      expect(repeated(asked.map((skill) => skill.code)), code).toEqual([]);
    }
    const used = new Set([...occupations, ...everyday].flatMap((row) => row.skills.map(({ code }) => code)));
    expect(skills.filter(({ code }) => !used.has(code)).map(({ code }) => code)).toEqual([]);
  });

  it("is read in one breath: 20 words a sentence, 10 in easy-read, and no word that one must spell out", () => {
    const long = told.filter(({ language, sentence }) => wordsOf(sentence).length > (language === "bg-easy" ? 10 : 20));
    expect(long).toEqual([]);
    const names = new Set(
      occupations.flatMap(({ texts }) =>
        Object.values(texts).flatMap(({ title, altTitles }) => wordsOf([title, ...altTitles].join(" ").toLowerCase())),
      ),
    );
    const hard = told.flatMap(({ occupation, language, sentence }) =>
      wordsOf(sentence)
        .filter((word) => word.length > (language === "bg-easy" ? 13 : 18) && !names.has(word.toLowerCase()))
        .map((word) => `${occupation} ${language}: ${word}`),
    );
    expect(hard).toEqual([]);
  });

  it("speaks to everybody alike: no word that shows whether a man or a woman reads", () => {
    const english = /(?<!\p{L})(he|she|his|hers?|him|himself|herself|\p{L}+(?:m[ae]n|wom[ae]n))(?!\p{L})/iu;
    const bulgarian =
      /(?<!\p{L})(сама?|готова?|сръч(?:ен|на)|търпелива?|внимател(?:ен|на)|уморе(?:н|на)|сигур(?:ен|на)|длъж(?:ен|на)|точ(?:ен|на) си|отговор(?:ен|на) си)(?!\p{L})/iu;
    expect(told.filter(({ language, sentence }) => (language === "en" ? english : bulgarian).test(sentence))).toEqual(
      [],
    );
  });

  it("shouts at nobody and names no home or institution", () => {
    const banned = /[!]|(?<!\p{L})(дом|дома за|домове|институция|институции|сирак|сираци|orphan|orphanage)(?!\p{L})/iu;
    expect(allTexts.filter((text) => banned.test(text))).toEqual([]);
  });

  it("says no sentence of six words in two occupations", () => {
    const by = new Map<string, Set<string>>();
    for (const { occupation, sentence } of told) {
      if (wordsOf(sentence).length < 6) continue;
      const key = wordsOf(sentence).join(" ").toLowerCase();
      by.set(key, (by.get(key) ?? new Set()).add(occupation));
    }
    expect([...by].filter(([, said]) => said.size > 1).map(([sentence]) => sentence)).toEqual([]);
  });

  it("covers the six interest types and the major groups of work", () => {
    const leading = (row: StarterOccupation): number => row.riasec.indexOf(Math.max(...row.riasec));
    for (const type of [0, 1, 2, 3, 4, 5])
      expect(occupations.filter((row) => leading(row) === type).length).toBeGreaterThanOrEqual(2);
    for (const group of "23456789")
      expect(occupations.filter(({ isco }) => isco.startsWith(group)).length).toBeGreaterThanOrEqual(2);
    for (const type of "RIASEC")
      expect(interests.items.filter((item) => item.type === type)).toHaveLength(interests.items.length / 6);
  });

  it.skipIf(!hasReference("esco"))(
    "names ESCO addresses that exist, in the ISCO group they have there (needs the reference data)",
    async () => {
      const groups = await columnOf("esco/occupations_en.csv", "iscoGroup");
      for (const { code, esco, isco } of occupations) if (esco !== null) expect(groups.get(esco), code).toBe(isco);
      const types = await columnOf("esco/skills_en.csv", "conceptType");
      expect(skills.filter(({ esco }) => esco !== null && !types.has(esco)).map(({ code }) => code)).toEqual([]);
    },
  );

  it.skipIf(!hasReference("nkpd"))(
    "names НКПД titles as the register writes them, in the same unit group (needs the reference data)",
    async () => {
      const titles = await columnOf("nkpd/dev_titles.tsv", "title_bg", "nkpd");
      // The register counts tailors among those who sew, ESCO among those who make clothes to measure.
      const elsewhere = new Set(["tailor"]);
      // The file holds half of the register; what is not in it is not judged.
      const wrong = occupations.flatMap(({ code, isco, nkpd }) =>
        nkpd &&
        ((nkpd.code.slice(0, 4) !== isco && !elsewhere.has(code)) ||
          (titles.get(nkpd.code)?.trim() ?? nkpd.title) !== nkpd.title)
          ? [`${code}: ${nkpd.code} ${titles.get(nkpd.code)}`]
          : [],
      );
      expect(wrong).toEqual([]);
    },
  );
});

function repeated(list: readonly string[]): string[] {
  return list.filter((value, at) => list.indexOf(value) !== at);
}

const delimited = (file: string) => (file.endsWith(".tsv") ? { delimiter: "\t", plainQuotes: true } : {});

async function columnOf(file: string, column: string, id = "conceptUri"): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { cells } of readTable(referencePath(file), [id, column], delimited(file))) {
    found.set(cells[id] ?? "", cells[column] ?? "");
  }
  return found;
}
