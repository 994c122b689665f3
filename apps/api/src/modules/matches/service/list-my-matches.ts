import type { WhyNot } from "@posoka/domain/matching/results";
import type { YouthQuery } from "@posoka/domain/matching/rows";
import type { Language, OpeningKind } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { explainMatch, listMyMatches } from "@posoka/schema/matches";
import type { ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { skillLabels } from "../../occupations/service/labels.ts";
import { missingParts } from "../../profiles/service/missing-parts.ts";
import { readYouthFacts, type YouthFacts } from "../../profiles/service/youth-facts.ts";
import { newestInterests } from "../../questionnaires/service/get-my-interests.ts";
import { loadedOf } from "../loaded.ts";
import { listFacts } from "../queries.ts";
import { type Survey, survey } from "../survey.ts";
import { toYouthQuery } from "../youth-query.ts";
import { explainOne } from "./explain-one.ts";
import { presentMatch, presentNotPossible, presentWhyNot } from "./present-match.ts";

/** How many openings that are not possible are told by name. */
const nearMisses = 10;

type Asked = { query: YouthQuery; facts: YouthFacts; missing: ReturnType<typeof missingParts> };

async function askAs(ctx: Context, kind?: OpeningKind): Promise<Asked> {
  const { id, youth } = youthOf(ctx);
  const facts = await readYouthFacts(ctx.db, id);
  if (!facts) throw new AppError("not_found");
  const interests = (await newestInterests(ctx.db, [id])).get(id) ?? null;
  const query = toYouthQuery({ facts, interests, birthDate: youth.birthDate, now: ctx.now(), kind });
  return { query, facts, missing: missingParts(facts, interests !== null) };
}

/** The ranked list with its reasons, and an answer for everything that is not in it. Never an empty page. */
export async function rankForMe(
  ctx: Context,
  { kind, limit, language }: { kind?: OpeningKind | undefined; limit: number; language: Language },
): Promise<ReplyInput<typeof listMyMatches>> {
  const { id: youthId, youth } = youthOf(ctx);
  const { index } = ctx.deps;
  const {
    query,
    facts: { place },
    missing,
  } = await askAs(ctx, kind);
  const hits = await index.topOpenings(query, { k: limit });
  const explained = await index.explain(
    query,
    hits.map((hit) => hit.id),
  );
  const around = await surveyFor(ctx, query, youth.minor);

  const ids = [...explained.map((one) => one.id), ...around.near.map(({ row }) => row.id)];
  const facts = new Map((await listFacts(ctx.db, youthId, ids, language)).map((row) => [row.id, row]));
  const labels = await skillLabels(
    ctx.db,
    explained.flatMap((one) => one.missing.map((skill) => skill.id)),
    language,
  );
  return {
    items: explained.flatMap((one) => {
      const row = facts.get(one.id);
      return row ? [presentMatch(row, one, place, labels)] : [];
    }),
    possibleTotal: around.possibleTotal,
    notPossible: around.near.flatMap(({ row: { id }, whyNot }) => {
      const row = facts.get(id);
      return row ? [presentNotPossible(row, whyNot, place)] : [];
    }),
    notPossibleTotal: around.notPossibleTotal,
    adultsOnly: around.adultsOnly,
    relax: around.relaxations.map(({ rule, count, examples: [example] }) => ({
      rule,
      code: `relax_${rule}`,
      params: example ? presentWhyNot(example.whyNot).params : {},
      adds: count,
    })),
    missing,
    computedAt: ctx.now().toISOString(),
  };
}

async function surveyFor(ctx: Context, query: YouthQuery, minor: boolean): Promise<Survey> {
  const loaded = loadedOf(ctx.deps.index)?.get();
  if (!loaded) return { possibleTotal: 0, near: [], notPossibleTotal: 0, adultsOnly: 0, relaxations: [] };
  return survey(query, loaded.rows.values(), loaded.context, { minor, near: nearMisses });
}

/** One opening for one person. For a minor an opening for adults does not exist. */
export async function explainForMe(
  ctx: Context,
  openingId: string,
  language: Language,
): Promise<ReplyInput<typeof explainMatch>> {
  const { id: youthId, youth } = youthOf(ctx);
  const {
    query,
    facts: { place },
  } = await askAs(ctx);
  const [facts] = await listFacts(ctx.db, youthId, [openingId], language);
  const explanation = await explainOne(ctx, query, openingId);
  if (!facts || !explanation) throw new AppError("not_found");
  if (youth.minor && isForAdults(explanation.whyNot)) throw new AppError("not_found");
  if (explanation.whyNot.length > 0)
    return { match: null, notPossible: presentNotPossible(facts, explanation.whyNot, place) };
  const labels = await skillLabels(
    ctx.db,
    explanation.missing.map((skill) => skill.id),
    language,
  );
  return { match: presentMatch(facts, explanation, place, labels), notPossible: null };
}

function isForAdults(refusals: readonly WhyNot[]): boolean {
  return refusals.some(({ rule, params }) => rule === "age" && Number(params["age"]) >= 18);
}
