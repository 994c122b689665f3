import type { Db, Tx } from "@posoka/db/client";
import { addDays } from "@posoka/domain/calendar/dates";
import { sofiaDate, startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import type { getCaseload, handOverCases as handOverContract, listCaseloads } from "@posoka/schema/case-work";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { type Actor, actorOf, type Context } from "../../../context.ts";
import { recordEach } from "../../audit/service.ts";
import { mailOfCases } from "../../notifications/service/mail-colleague.ts";
import { namesOf } from "../../profiles/service/identities.ts";
import {
  type Colleague,
  countRemaining,
  listCasesOf,
  listColleagues,
  listPlanned,
  moveCases,
} from "../caseload-queries.ts";
import { assignsTo, mayHandOver } from "../policy.ts";
import { listCaseWorkers } from "../queries.ts";

/** Later than that nobody plans a hand-over; a slip in the year is caught. */
const daysAhead = 366;

/** Colleagues whose cases the actor may hand over; of those who left only who has any. */
export async function listOwnCaseloads(ctx: Context): Promise<ReplyInput<typeof listCaseloads>> {
  const rows = await colleaguesOf(ctx.db, ctx);
  const items = rows.filter(({ left, cases }) => !left || cases > 0);
  return { items: items.map(({ id, name, cases, left }) => ({ id, name, cases, left })) };
}

export async function readCaseload(ctx: Context, staffId: string): Promise<ReplyInput<typeof getCaseload>> {
  const [colleague] = await colleaguesOf(ctx.db, ctx, staffId);
  if (!colleague) throw new AppError("not_found");
  const cases = await listCasesOf(ctx.db, staffId, ctx.now());
  const ids = cases.map(({ youthId }) => youthId);
  const names = await namesOf(ctx.db, ctx.deps.config.keys, ids);
  const planned = new Map((await listPlanned(ctx.db, ids, ctx.now())).map((row) => [row.youthId, row]));
  const { id, name, left } = colleague;
  const items = cases.map(({ youthId, userName, since }) => {
    const next = planned.get(youthId);
    return {
      youthId,
      userName,
      name: names.get(youthId) ?? "",
      since: since.toISOString(),
      next: next ? { name: next.name, from: sofiaDate(next.from) } : null,
    };
  });
  return { id, name, left, items };
}

/**
 * Each case goes to the colleague whom the actor chose for it; nobody is spread by the machine. From that moment on who
 * had it sees nothing more.
 */
export async function handOverCases(
  ctx: Context,
  { params, body }: ParsedOf<typeof handOverContract>,
): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  const at = startOf(ctx, body.from);
  return ctx.db.transaction(async (tx) => {
    const [colleague] = await colleaguesOf(tx, ctx, params.staffId);
    if (!colleague) throw new AppError("not_found");
    const whom = { tenantId: actor.tenantId, staffId: actor.id, whom: assignsTo(actor), at: ctx.now() };
    const workers = new Set((await listCaseWorkers(tx, whom)).map(({ id }) => id));
    const inOrder = body.cases.toSorted((a, b) => (a.youthId < b.youthId ? -1 : 1));
    for (const { youthId, staffId } of inOrder) {
      if (!workers.has(staffId)) throw new AppError("not_found");
      if (staffId === params.staffId) throw new AppError("conflict");
      const move = { from: params.staffId, to: staffId, youthId, at, linkedBy: actor.id };
      const made = await moveCases(tx, move);
      // Somebody took the case meanwhile, or it never was this colleague's: which of the two is not told.
      if (made.length === 0) throw new AppError("not_found");
      await recordMoved(tx, ctx, made, { from: params.staffId, to: staffId });
    }
    for (const staffId of new Set(inOrder.map((one) => one.staffId))) await mailOfCases(tx, ctx, staffId, body.from);
    return { done: true };
  });
}

/** All that remains of the cases of somebody who leaves, to one colleague, in the transaction that ends their work. */
async function handOverAll(tx: Tx, ctx: Context, from: string, to: string): Promise<void> {
  const actor = actorOf(ctx);
  const [colleague] = await listColleagues(tx, { tenantId: actor.tenantId, at: ctx.now(), reader: actor.id, only: to });
  if (!colleague || colleague.left || to === from) throw new AppError("not_found");
  const made = await moveCases(tx, { from, to, at: ctx.now(), linkedBy: actor.id });
  await recordMoved(tx, ctx, made, { from, to });
  if (made.length > 0) await mailOfCases(tx, ctx, to, sofiaDate(ctx.now()));
}

/**
 * Whoever ends being staff leaves the cases to somebody, or openly (null) to the team.
 *
 * @throws {AppError} `has_cases` when nobody was named, `not_found` when that colleague is not working here
 */
export async function leaveCases(tx: Tx, ctx: Context, from: string, to: string | null | undefined): Promise<void> {
  if (to) await handOverAll(tx, ctx, from, to);
  else if (to === undefined) await refuseWithCases(tx, from, ctx.now());
}

/** @throws {AppError} `has_cases` */
export async function refuseWithCases(tx: Tx, staffId: string, at: Date): Promise<void> {
  if ((await countRemaining(tx, staffId, at)) > 0) throw new AppError("has_cases");
}

const recordMoved = (
  tx: Tx,
  ctx: Context,
  made: readonly { id: string; youthId: string }[],
  { from, to }: { from: string; to: string },
): Promise<void> => {
  const entries = made.map(({ id, youthId }) => {
    return { subject: { kind: "caseload", id }, detail: { youth: youthId, staff: to, before: from } };
  });
  return recordEach(tx, ctx, "case.assign", entries);
};

async function colleaguesOf(db: Db | Tx, ctx: Context, only?: string): Promise<Colleague[]> {
  const actor: Actor = actorOf(ctx);
  const { tenantId, id: reader } = actor;
  const rows = await listColleagues(db, { tenantId, at: ctx.now(), reader, ...(only !== undefined && { only }) });
  return rows.filter((colleague) => mayHandOver(actor, colleague));
}

/** Today: this moment; another day: its midnight in Sofia. */
function startOf(ctx: Context, from: string): Date {
  const today = sofiaDate(ctx.now());
  if (from < today) throw new AppError("invalid_input", { fields: { from: "in_the_past" } });
  if (from > addDays(today, daysAhead)) throw new AppError("invalid_input", { fields: { from: "too_big" } });
  return from === today ? ctx.now() : startOfSofiaDay(from);
}
