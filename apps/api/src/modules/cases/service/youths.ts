import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { getYouth, listYouths as listContract, YouthRow } from "@posoka/schema/cases";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { traceViews, viewing } from "../../consent/service/views.ts";
import { namesOf } from "../../profiles/service/identities.ts";
import { type CaseRelation, seesWholeCase } from "../../relations/service/case-relation.ts";
import { findYouth, listApplicationsOf, listYouths, type Reader } from "../queries.ts";
import { findByName } from "./find-by-name.ts";

type Found = Awaited<ReturnType<typeof listYouths>>[number];

type Seen = Found & { relation: CaseRelation };

/** A person without a case worker is shown as somebody who waits, and no further. */
function presentRow({ birthDate, signedUpAt, ...row }: Seen, name: string, { actor, today }: Reader): YouthRow {
  const shown = seesWholeCase(actor, row.relation) ? {} : { mentorName: null, applications: 0 };
  return { ...row, ...shown, name, age: ageOn(birthDate, today), signedUpAt: signedUpAt.toISOString() };
}

const isSeen = <T extends Found>(row: T): row is T & Seen => row.relation !== null;

function readerOf(ctx: Context): Reader {
  return { actor: actorOf(ctx), at: ctx.now(), today: sofiaDate(ctx.now()) };
}

export async function listOwnYouths(
  ctx: Context,
  { q, state, page, limit }: ParsedOf<typeof listContract>["query"],
): Promise<ReplyInput<typeof listContract>> {
  const reader = readerOf(ctx);
  const filter = { ...reader, state };
  const found = await findByName(ctx, { ...filter, q });
  const shown = found.slice((page - 1) * limit, page * limit);
  const rows = new Map((await listYouths(ctx.db, filter, shown)).map((row) => [row.id, row]));
  const names = await namesOf(ctx.db, ctx.deps.config.keys, shown);
  return {
    items: shown.flatMap((id) => {
      const row = rows.get(id);
      return row && isSeen(row) ? [presentRow(row, names.get(id) ?? "", reader)] : [];
    }),
    total: found.length,
  };
}

/** The page of one case. That it was opened, and by whom, the young person can read. */
export async function readYouth(ctx: Context, youthId: string): Promise<ReplyInput<typeof getYouth>> {
  return viewing(ctx, async (inner) => {
    const reader = readerOf(inner);
    const row = await findYouth(inner.db, reader, youthId);
    if (!row || !isSeen(row)) throw new AppError("not_found");
    const whole = seesWholeCase(reader.actor, row.relation);
    const fields = ["name", "birth_date", ...(whole ? ["mentor", "applications"] : [])];
    await traceViews(inner, "case", [{ youthId, fields }]);
    return presentYouth(inner, row, whole);
  });
}

async function presentYouth(
  ctx: Context,
  row: NonNullable<Awaited<ReturnType<typeof findYouth>>> & Seen,
  whole: boolean,
): Promise<ReplyInput<typeof getYouth>> {
  const youthId = row.id;
  const { metOn, metBy, confirmedAt, confirmedBy, mentorId, mentorSince, ...plain } = row;
  const names = await namesOf(ctx.db, ctx.deps.config.keys, [youthId]);
  const applications = whole ? await listApplicationsOf(ctx.db, youthId) : [];
  const met = metOn !== null && metBy !== null && confirmedAt !== null;
  return {
    ...presentRow(plain, names.get(youthId) ?? "", readerOf(ctx)),
    birthDate: row.birthDate,
    confirmation: met ? { metOn, place: metBy, by: confirmedBy ?? "", at: confirmedAt.toISOString() } : null,
    mentor:
      whole && mentorId !== null && mentorSince !== null
        ? { id: mentorId, name: row.mentorName ?? "", since: mentorSince.toISOString() }
        : null,
    applicationRows: applications.map(({ appliedAt, ...one }) => ({ ...one, appliedAt: appliedAt.toISOString() })),
  };
}
