import type { Tx } from "@posoka/db/client";
import { endOfSofiaDay, sofiaDate, startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import { alertBetween, cardsADay } from "@posoka/domain/consent/view-quota";
import type { ViewKind } from "@posoka/schema/consent";
import { AppError } from "@posoka/schema/errors";
import { actorOf, type Context } from "../../../context.ts";
import { record, recordEach } from "../../audit/service.ts";
import { cardsSeen, lockViewer, viewsToday, wasAlerted } from "../view-queries.ts";

/** Somebody who looked at a young person: what kind of page, and which fields by name. */
export type View = { youthId: string; fields: readonly string[]; cardId?: string };

type ViewContext = Context & { db: Tx };

/**
 * A read of other people's data, in one transaction with its traces: what cannot be traced is not shown.
 *
 * @throws {AppError} `view_limit` when the organisation would see more cards today than it may
 */
export async function viewing<T>(ctx: Context, read: (inner: ViewContext) => Promise<T>): Promise<T> {
  try {
    return await ctx.db.transaction((tx) => read({ ...ctx, db: tx }));
  } catch (error) {
    // The refused read is undone as a whole, so the alert is written after it.
    if (error instanceof AppError && error.code === "view_limit") await alert(ctx, ctx.deps.db, 100);
    throw error;
  }
}

/**
 * Leaves one trace per viewer, young person, kind, set of fields and local day: who looks again on the same day sees
 * nothing that the first trace does not tell. A partner's cards count against the day's quota of the organisation.
 */
export async function traceViews(ctx: ViewContext, kind: ViewKind, views: readonly View[]): Promise<void> {
  const { organisationId } = actorOf(ctx);
  const since = startOfSofiaDay(sofiaDate(ctx.now()));
  const tx = ctx.db;
  // Whoever counts, counts alone: two readers at once could else both find the last free card.
  await lockViewer(tx, organisationId ?? actorOf(ctx).id);
  const keyOf = (youthId: string, fields: readonly string[], cardId?: string) => [youthId, cardId, ...fields].join(" ");
  const known = await viewsToday(tx, {
    actorId: actorOf(ctx).id,
    kind,
    since,
    youthIds: views.map(({ youthId }) => youthId),
  });
  const seen = new Set(known.map(({ youthId, fields, cardId }) => keyOf(youthId, fields, cardId ?? undefined)));
  const fresh = views.filter(({ youthId, fields, cardId }) => !seen.has(keyOf(youthId, fields, cardId)));
  if (kind === "card" && organisationId !== null) await countCards(ctx, organisationId, since, fresh);
  const entries = fresh.map(({ youthId, fields, cardId }) => {
    const detail = { fields: [...fields], organisation: organisationId, ...(cardId !== undefined && { card: cardId }) };
    return { subject: { kind: "youth", id: youthId }, detail };
  });
  await recordEach(tx, ctx, `view.${kind}`, entries);
}

async function countCards(
  ctx: ViewContext,
  organisationId: string,
  since: Date,
  fresh: readonly View[],
): Promise<void> {
  const today = sofiaDate(ctx.now());
  const quota = cardsADay(today);
  const seen = new Set(await cardsSeen(ctx.db, organisationId, since));
  const after = new Set([...seen, ...fresh.flatMap(({ cardId }) => cardId ?? [])]);
  if (after.size > quota) {
    const seconds = (endOfSofiaDay(today).getTime() - ctx.now().getTime()) / 1000;
    throw new AppError("view_limit", { retryAfterSeconds: Math.ceil(seconds) });
  }
  const share = alertBetween(seen.size, after.size, quota);
  if (share !== null) await alert(ctx, ctx.db, share);
}

/** Tells the team, on the page of today, that an organisation opens many cards; once a day, however often it is refused. */
async function alert(ctx: Context, db: Context["db"], share: number): Promise<void> {
  const { organisationId } = actorOf(ctx);
  if (organisationId === null) return;
  await db.transaction(async (tx) => {
    await lockViewer(tx, organisationId);
    if (await wasAlerted(tx, { organisationId, share, since: startOfSofiaDay(sofiaDate(ctx.now())) })) return;
    await record(tx, ctx, "view.alert", { kind: "organisation", id: organisationId }, { share });
  });
}
