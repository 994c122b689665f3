import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { getYouth, listYouths as listContract, YouthRow } from "@posoka/schema/cases";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { traceViews, viewing } from "../../consent/service/views.ts";
import { namesOf } from "../../profiles/service/identities.ts";
import { findYouth, listApplicationsOf, listYouths } from "../queries.ts";
import { findByName } from "./find-by-name.ts";

type Found = Awaited<ReturnType<typeof listYouths>>[number];

function presentRow({ birthDate, signedUpAt, ...row }: Found, name: string, today: string): YouthRow {
  return { ...row, name, age: ageOn(birthDate, today), signedUpAt: signedUpAt.toISOString() };
}

export async function listOwnYouths(
  ctx: Context,
  { q, state, page, limit }: ParsedOf<typeof listContract>["query"],
): Promise<ReplyInput<typeof listContract>> {
  const today = sofiaDate(ctx.now());
  const filter = { tenantId: actorOf(ctx).tenantId, today, state };
  const found = await findByName(ctx, { ...filter, q });
  const shown = found.slice((page - 1) * limit, page * limit);
  const rows = new Map((await listYouths(ctx.db, filter, shown)).map((row) => [row.id, row]));
  const names = await namesOf(ctx.db, ctx.deps.config.keys, shown);
  return {
    items: shown.flatMap((id) => {
      const row = rows.get(id);
      return row ? [presentRow(row, names.get(id) ?? "", today)] : [];
    }),
    total: found.length,
  };
}

/** The page of one case. That it was opened, and by whom, the young person can read. */
export async function readYouth(ctx: Context, youthId: string): Promise<ReplyInput<typeof getYouth>> {
  return viewing(ctx, async (inner) => {
    const found = await presentYouth(inner, youthId);
    await traceViews(inner, "case", [{ youthId, fields: ["name", "birth_date", "mentor", "applications"] }]);
    return found;
  });
}

async function presentYouth(ctx: Context, youthId: string): Promise<ReplyInput<typeof getYouth>> {
  const today = sofiaDate(ctx.now());
  const row = await findYouth(ctx.db, actorOf(ctx).tenantId, youthId, today);
  if (!row) throw new AppError("not_found");
  const { metOn, metBy, confirmedAt, confirmedBy, mentorId, mentorSince, ...plain } = row;
  const names = await namesOf(ctx.db, ctx.deps.config.keys, [youthId]);
  const applications = await listApplicationsOf(ctx.db, youthId);
  const met = metOn !== null && metBy !== null && confirmedAt !== null;
  return {
    ...presentRow(plain, names.get(youthId) ?? "", today),
    birthDate: row.birthDate,
    confirmation: met ? { metOn, place: metBy, by: confirmedBy ?? "", at: confirmedAt.toISOString() } : null,
    mentor:
      mentorId !== null && mentorSince !== null
        ? { id: mentorId, name: row.mentorName ?? "", since: mentorSince.toISOString() }
        : null,
    applicationRows: applications.map(({ appliedAt, ...one }) => ({ ...one, appliedAt: appliedAt.toISOString() })),
  };
}
