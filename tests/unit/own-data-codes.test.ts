import { codedKeys, codes, codeWords, keyWordOf, wordOf } from "@posoka/api/modules/privacy/own-data/codes";
import { dataMap } from "@posoka/db/data-map";
import { getTableConfig } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, it } from "vitest";
import { allTables } from "../support/all-tables.ts";

/** Texts that somebody wrote or chose, names, and what a program made and nobody has to read as a word. */
const notCodes = new Set(
  `accounts.user_name accounts.display_name accounts.email applications.note applications.answer_words
  consents.text_version consents.archive_number files.name files.media_type guardian_links.archive_number
  identities.name identities.phone mentor_assignments.note one_time_links.email openings.title organisations.name
  organisations.contact_name organisations.contact_email organisations.contact_phone profile_experiences.card_code
  profile_experiences.words profiles.ekatte profiles.limits reviews.comments sessions.device settings.value
  youth_accounts.birth_date_reason`.split(/\s+/),
);
/** Their parts are looked at one by one: `codes` and `codedKeys` name those that are codes. */
const documents = new Set(["profiles.languages", "sittings.answers", ...Object.keys(codedKeys)]);

describe("the copy of the own data says every code in words", () => {
  const own = new Map<string, { type: string; values: readonly string[] }>();
  beforeAll(async () => {
    for (const table of await allTables()) {
      const { name, columns, schema = "public" } = getTableConfig(table);
      const entry = dataMap.find((one) => one.table === `${schema}.${name}`);
      if (!entry || "left" in entry.own) continue;
      const shown = new Set(entry.own.parts.flatMap((part) => part.columns.split(" ")));
      for (const column of columns.filter((one) => shown.has(one.name)))
        own.set(`${name}.${column.name}`, { type: column.getSQLType(), values: column.enumValues ?? [] });
    }
  });

  it("knows of every text in it whether it is a code, so that a new column cannot pass unseen", () => {
    const textual = [...own].filter(([, { type, values }]) => values.length > 0 || /^(text|jsonb)/.test(type));
    const unknown = textual.filter(([place]) => !codes[place] && !notCodes.has(place) && !documents.has(place));
    expect(unknown.map(([place]) => place)).toEqual([]);
    expect([...notCodes, ...documents].filter((place) => !own.has(place))).toEqual([]);
    expect(Object.keys(codes).filter((place) => !own.has(place.split(".").slice(0, 2).join(".")))).toEqual([]);
  });

  it("has a word in both languages for every code that the lists and the database know", async () => {
    const found = [...own].flatMap(([place, { values }]) => values.map((value) => [place, value] as const));
    const listed = Object.entries(codes).flatMap(([place, lists]) =>
      lists.flatMap(({ all }) => all.map((code) => [place, code] as const)),
    );
    expect(listed.length).toBeGreaterThan(300);
    for (const language of ["bg", "bg-easy", "en"] as const) {
      const words = await codeWords(language);
      const silent = [...found, ...listed].filter(([place, code]) => wordOf(words, place, code) === undefined);
      expect(silent.map(([place, code]) => `${place} ${code}`)).toEqual([]);
      const keys = Object.entries(codedKeys).flatMap(([place, { all }]) =>
        all.map((code) => [place, String(code)] as const),
      );
      expect(keys.filter(([place, code]) => keyWordOf(words, place, code) === undefined)).toEqual([]);
    }
  });

  it("leaves alone what somebody wrote, also where it reads like a code", async () => {
    const words = await codeWords("en");
    expect(wordOf(words, "applications.note", "no")).toBeUndefined();
    expect(wordOf(words, "applications.decision", "no")).toBe("not this time");
    expect(wordOf(words, "audit_entries.act", "application.submit")).toBe("application sent");
  });
});
