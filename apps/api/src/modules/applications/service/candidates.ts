import { ageBand, ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { isFlat, leadingTypes } from "@posoka/domain/interests/leading-types";
import type { InterestProfile } from "@posoka/domain/interests/types";
import { legalLimits } from "@posoka/domain/labour-law/limits-by-age-band";
import { scheduleSlots } from "@posoka/domain/matching/masks";
import type { Language } from "@posoka/domain/vocabulary";
import { type Candidate, type CandidateCard, type previewCard, sharedFields } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context, youthOf } from "../../../context.ts";
import { lacksFactor } from "../../accounts/service/factor-state.ts";
import { birthDatesOf } from "../../accounts/service/youth-standing.ts";
import { discloseToPartner } from "../../consent/service/disclose.ts";
import { runningShares } from "../../consent/service/shares.ts";
import { traceViews, viewing } from "../../consent/service/views.ts";
import { cardQuery } from "../../matches/service/card-query.ts";
import { reasonsForCards } from "../../matches/service/explain-one.ts";
import { presentReason } from "../../matches/service/present-match.ts";
import { skillLabels } from "../../occupations/service/labels.ts";
import { provinceNamesByCode } from "../../occupations/service/places.ts";
import { readManyYouthFacts, type YouthFacts } from "../../profiles/service/youth-facts.ts";
import { newestInterests } from "../../questionnaires/service/get-my-interests.ts";
import { decisionsFrom, partnerMaySee, type SharedField } from "../policy.ts";
import {
  type CandidateRow,
  countCandidates,
  findCandidate,
  findCandidateOf,
  largeProvinces,
  listCandidates,
  markSeen,
  ownerOfOpening,
} from "../queries.ts";
import { writeHistory } from "./change-state.ts";

/** A province with fewer young people than this could point at one of them. */
const smallestGroup = 10;

export async function listForPartner(
  ctx: Context,
  openingId: string,
  { page, limit, language }: { page: number; limit: number; language: Language },
): Promise<{ items: Candidate[]; total: number }> {
  const { organisationId } = actorOf(ctx);
  const owner = await ownerOfOpening(ctx.db, openingId);
  if (owner === null || owner !== organisationId) throw new AppError("not_found");
  const today = sofiaDate(ctx.now());
  return viewing(ctx, async (inner) => {
    const rows = await listCandidates(inner.db, openingId, today, { limit, offset: (page - 1) * limit });
    const items = await present(inner, rows, language);
    await trace(inner, rows, items);
    return { items, total: await countCandidates(inner.db, openingId, today) };
  });
}

/**
 * One card. Opening it is the act of seeing: a handed-in application becomes `seen` once, by a conditional update of
 * its own, and the trail keeps who looked.
 *
 * @throws {AppError} `factor_needed` where a name is shared and the partner has no second factor yet
 */
export async function readForPartner(ctx: Context, cardId: string, language: Language): Promise<Candidate> {
  return viewing(ctx, async (inner) => {
    const row = await findCandidate(inner.db, cardId, sofiaDate(ctx.now()));
    if (!row || !partnerMaySee(actorOf(ctx), row)) throw new AppError("not_found");
    // Refused before it counts as seen: what is not shown was not looked at.
    if (lacksFactor(actorOf(ctx), ctx.deps.config) && (await isShared(inner, row))) throw new AppError("factor_needed");
    if (row.state === "submitted" && (await markSeen(inner.db, row.applicationId))) {
      const application = { id: row.applicationId, tenantId: row.tenantId, state: row.state };
      await writeHistory(inner.db, ctx, application, { act: "see", by: "partner", state: "seen" });
    }
    const now = row.state === "submitted" ? await findCandidate(inner.db, cardId, sofiaDate(ctx.now())) : row;
    const items = now ? await present(inner, [now], language) : [];
    if (now) await trace(inner, [now], items);
    const [candidate] = items;
    if (!candidate) throw new AppError("not_found");
    return candidate;
  });
}

/** The same for its owner, as if exactly these fields were shared; nobody sees or counts it. */
export async function previewOwn(
  ctx: Context,
  { params, query }: ParsedOf<typeof previewCard>,
): Promise<ReplyInput<typeof previewCard>> {
  const row = await findCandidateOf(ctx.db, params.applicationId, youthOf(ctx).id);
  const proposed = sharedFields.filter((field) => query[field]);
  const [candidate] = row ? await present(ctx, [row], query.language, proposed) : [];
  if (!candidate) throw new AppError("not_found");
  const { cardId: _, ...card } = candidate.card;
  return { card, identity: candidate.identity };
}

async function trace(
  ctx: Parameters<typeof traceViews>[0],
  rows: readonly CandidateRow[],
  items: readonly Candidate[],
): Promise<void> {
  const owners = new Map(rows.map(({ cardId, youthId }) => [cardId, youthId]));
  const views = items.flatMap(({ card: { cardId }, identity }) => {
    const youthId = owners.get(cardId);
    return youthId === undefined ? [] : [{ youthId, cardId, fields: sharedFields.filter((field) => identity[field]) }];
  });
  await traceViews(ctx, "card", views);
}

/** The rows must be of one opening. All that is known of the people is read in a handful of queries. */
async function present(
  ctx: Context,
  rows: readonly CandidateRow[],
  language: Language,
  proposed?: readonly SharedField[],
): Promise<Candidate[]> {
  const [first] = rows;
  if (!first) return [];
  const ids = rows.map((row) => row.youthId);
  const facts = await readManyYouthFacts(ctx.db, ids);
  const interests = await newestInterests(ctx.db, ids);
  const birthDates = await birthDatesOf(ctx.db, ids);
  const large = await largeProvinces(ctx.db, [...new Set(rows.map((row) => row.tenantId))], smallestGroup);
  const names = await provinceNamesByCode(ctx.db, language);
  const labels = await skillLabels(
    ctx.db,
    [...facts.values()].flatMap(({ skills }) => skills.map(({ id }) => id)),
    language,
  );
  const asking = [...facts].map(([id, known]) => [id, cardQuery(known, interests.get(id) ?? null, ctx.now())] as const);
  const reasons = await reasonsForCards(ctx, first.openingId, new Map(asking));
  const identities = await discloseToPartner(
    ctx,
    rows.map((row) => row.applicationId),
    proposed,
  );

  return rows.flatMap((row) => {
    const [known, birthDate] = [facts.get(row.youthId), birthDates.get(row.youthId)];
    if (!known || birthDate === undefined) return [];
    const province = known.province !== null && large.has(`${row.tenantId} ${known.province}`) ? known.province : null;
    const card: CandidateCard = {
      cardId: row.cardId,
      ...bandAndLimits(ageOn(birthDate, sofiaDate(ctx.now()))),
      province: province === null ? null : (names.get(province) ?? null),
      skills: skillsOf(known, labels),
      languages: known.languages.map(({ code, level }) => ({ code, level })),
      interestAreas: areasOf(interests.get(row.youthId)),
      availability: scheduleSlots(known.hours),
      reasons: (reasons.get(row.youthId) ?? []).map(presentReason),
    };
    const { openingId, openingTitle, state, promisedReplyOn, version } = row;
    const identity = identities.get(row.applicationId) ?? {};
    return [{ card, openingId, openingTitle, state, promisedReplyOn, identity, can: decisionsFrom(state), version }];
  });
}

function bandAndLimits(age: number): Pick<CandidateCard, "ageBand" | "legalLimits"> {
  const band = ageBand(age) ?? "25_29";
  return { ageBand: band, legalLimits: legalLimits(band).map(({ code, article }) => ({ code, article })) };
}

function skillsOf({ skills }: YouthFacts, labels: ReadonlyMap<string, string>): CandidateCard["skills"] {
  return skills
    .flatMap(({ id, level }) => (labels.has(id) ? [{ label: labels.get(id) as string, level }] : []))
    .sort((a, b) => b.level - a.level || (a.label < b.label ? -1 : 1));
}

function areasOf(profile: InterestProfile | undefined): CandidateCard["interestAreas"] {
  return !profile || isFlat(profile) ? [] : leadingTypes(profile).flatMap(({ types }) => types);
}

const isShared = async (ctx: Context, { applicationId }: CandidateRow): Promise<boolean> =>
  (await runningShares(ctx.db, [applicationId], ctx.now())).has(applicationId);
