import type { Db, Tx } from "@posoka/db/client";
import { openings } from "@posoka/db/schema/openings";
import { organisations } from "@posoka/db/schema/organisations";
import { questionnaires, questionnaireTexts } from "@posoka/db/schema/questionnaires";
import { scheduleSlots } from "@posoka/domain/matching/masks";
import type { Language } from "@posoka/domain/vocabulary";
import { texts } from "@posoka/texts/translator";
import { and, eq, inArray } from "drizzle-orm";
import { cardLabels, skillLabels } from "../../occupations/service/labels.ts";
import { findPlace } from "../../occupations/service/places.ts";
import type { OwnRow, OwnSection } from "./read-own.ts";

type Executor = Db | Tx;
type Find = (db: Executor, ids: readonly string[], language: Language) => Promise<ReadonlyMap<string, string>>;

/** Columns that point at a thing, and how the thing is called. What is not found keeps its id. */
const things: Readonly<Record<string, Find>> = {
  skill_id: skillLabels,
  card_code: cardLabels,
  opening_id: async (db, ids) => {
    const { id, title, organisationName: owner } = openings;
    const rows = await db
      .select({ id, title, owner })
      .from(openings)
      .where(inArray(id, [...ids]));
    return new Map(rows.map((row) => [row.id, `${row.title}, ${row.owner}`]));
  },
  organisation_id: async (db, ids) => {
    const { id, name } = organisations;
    const rows = await db
      .select({ id, name })
      .from(organisations)
      .where(inArray(id, [...ids]));
    return new Map(rows.map((row) => [row.id, row.name]));
  },
  questionnaire_id: async (db, ids, language) => {
    const { ownData: t } = await texts(language, "ownData");
    const { id, code, version } = questionnaires;
    const rows = await db
      .select({ id, code, version })
      .from(questionnaires)
      .where(inArray(id, [...ids]));
    return new Map(
      rows.map((row) => {
        const name = t.maybe(`questionnaire_${row.code}`) ?? row.code;
        return [row.id, t("questionnaire", { name, version: row.version })];
      }),
    );
  },
  ekatte: async (db, ids, language) => {
    const places = await Promise.all(ids.map((id) => findPlace(db, id, language)));
    return new Map(places.flatMap((place) => (place ? [[place.ekatte, `${place.name}, ${place.municipality}`]] : [])));
  },
};

/** The section with names in the place of ids, questions beside their answers, and free time as days. */
export async function nameThings(db: Executor, section: OwnSection, language: Language): Promise<OwnSection> {
  let rows = section.rows;
  for (const [column, find] of Object.entries(things)) {
    const ids = rows.flatMap((row) => (typeof row[column] === "string" ? [row[column]] : []));
    if (ids.length === 0) continue;
    const names = await find(db, [...new Set(ids)], language);
    rows = rows.map((row) => {
      const id = row[column];
      return typeof id === "string" ? { ...row, [column]: names.get(id) ?? id } : row;
    });
  }
  if (section.table === "sittings") {
    // The rows above have lost the id that leads to the questions.
    rows = await Promise.all(
      rows.map(async (row, index) => ({ ...row, answers: await asked(db, section.rows[index]!, language) })),
    );
  }
  return { ...section, rows: rows.map(readable) };
}

async function asked(db: Executor, row: OwnRow, language: Language) {
  const { itemId, questionnaireId, text } = questionnaireTexts;
  const wording = language === "en" ? "en" : "bg";
  const texts = await db
    .select({ itemId, text })
    .from(questionnaireTexts)
    .where(and(eq(questionnaireId, String(row["questionnaire_id"])), eq(questionnaireTexts.language, wording)));
  const questions = new Map(texts.map((one) => [one.itemId, one.text]));
  const answers = Object.entries((row["answers"] ?? {}) as Record<string, number>);
  return answers.map(([item, answer]) => ({ question: questions.get(item) ?? item, answer }));
}

function readable(row: OwnRow): OwnRow {
  const { hours, needs } = row;
  return {
    ...row,
    ...(typeof hours === "number" && { hours: scheduleSlots(hours) }),
    ...(typeof needs === "string" && { needs: needs === "" ? [] : (JSON.parse(needs) as unknown) }),
  };
}
