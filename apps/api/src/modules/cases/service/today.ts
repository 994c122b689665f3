import { addDays } from "@posoka/domain/calendar/dates";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { addWorkingDays } from "@posoka/domain/calendar/working-days";
import type { getToday, WaitingItem } from "@posoka/schema/cases";
import type { ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { namesOf } from "../../profiles/service/identities.ts";
import { yearsBefore } from "@posoka/domain/ages";
import { listWaiting, type WaitingRow } from "../waiting-queries.ts";

/** Within how many working days each thing is promised; where it carries a date of its own, that date counts. */
const workingDays: Readonly<Record<WaitingItem["kind"], number>> = {
  organisation_approval: 1,
  opening_review: 1,
  youth_confirmation: 5,
  representative_consent: 0,
  representative_answer: 5,
  reply_overdue: 0,
  review_waiting: 2,
  view_quota: 0,
  retention_notice: 30,
  representation_unknown: 0,
  representation_unreachable: 0,
  representation_refusing: 0,
  representation_conflicted: 0,
  representation_link_astray: 0,
  case_without_worker: 1,
};

/** An account under 14 is deleted when no consent came within so many days. */
const consentDays = 14;

function dueOn({ kind, since, dueOn: own }: WaitingRow): string {
  if (own !== null) return own;
  const from = sofiaDate(since);
  return kind === "representative_consent" ? addDays(from, consentDays) : addWorkingDays(from, workingDays[kind]);
}

/** Everything that waits, the nearest promise first. */
export async function readToday(
  ctx: Context,
  { page, limit }: { page: number; limit: number },
): Promise<ReplyInput<typeof getToday>> {
  const today = sofiaDate(ctx.now());
  const born = { fourteen: yearsBefore(today, 14), thirty: yearsBefore(today, 30) };
  const rows = await listWaiting(ctx.db, { actor: actorOf(ctx), at: ctx.now(), today, ...born });
  const items = rows
    .map((row) => ({ ...row, dueOn: dueOn(row) }))
    .sort((a, b) => compare(a.dueOn, b.dueOn) || a.since.getTime() - b.since.getTime() || compare(a.id, b.id))
    .map((row) => ({ ...row, since: row.since.toISOString() }));
  const shown = items.slice((page - 1) * limit, page * limit);
  return { items: await withNames(ctx, shown), total: items.length, today };
}

const aboutThings: readonly WaitingItem["kind"][] = [
  "organisation_approval",
  "opening_review",
  "representative_answer",
  "reply_overdue",
];

/** Puts the own name where the user name stood in for it. */
async function withNames<T extends Pick<WaitingRow, "kind" | "youthId" | "title">>(
  ctx: Context,
  items: T[],
): Promise<T[]> {
  const named = (item: T): boolean => !aboutThings.includes(item.kind);
  const names = await namesOf(
    ctx.db,
    ctx.deps.config.keys,
    items.flatMap((item) => (named(item) ? (item.youthId ?? []) : [])),
  );
  return items.map((item) => (named(item) ? { ...item, title: names.get(item.youthId ?? "") ?? item.title } : item));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
