import type { Db, Tx } from "@posoka/db/client";
import { questionnaires } from "@posoka/db/schema/questionnaires";
import type { InterestType } from "@posoka/domain/interests/types";
import type { Language } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { Questionnaire } from "@posoka/schema/questionnaires";
import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { Context } from "../../../context.ts";
import { textOrderSql } from "../../../text-order.ts";

/** The newest published version of a questionnaire, its items in the order in which they are asked. */
export async function getQuestionnaire(ctx: Context, code: string, language: Language): Promise<Questionnaire> {
  const newest = await readNewest(ctx.db, code, ctx.now());
  if (!newest) throw new AppError("not_found");
  const textOf = await readTexts(ctx.db, newest.id, language);
  const items = newest.items.map(({ id, type }) => ({ id, type: type as InterestType, text: textOf.get(id) ?? "" }));
  return { code, version: newest.version, scale: newest.scale, items };
}

async function readNewest(db: Db | Tx, code: string, at: Date) {
  const [row] = await db
    .select()
    .from(questionnaires)
    .where(and(eq(questionnaires.code, code), lte(questionnaires.publishedAt, at)))
    .orderBy(desc(questionnaires.version), desc(questionnaires.id))
    .limit(1);
  return row;
}

async function readTexts(db: Db | Tx, questionnaireId: string, language: Language): Promise<Map<string, string>> {
  const order = textOrderSql(language);
  const { rows } = await db.execute<{ item: string; text: string }>(sql`
    select distinct on (item_id) item_id as item, text
    from questionnaire_texts
    where questionnaire_id = ${questionnaireId} and language = any(${order})
    order by item_id, array_position(${order}, language)`);
  return new Map(rows.map(({ item, text }) => [item, text]));
}
