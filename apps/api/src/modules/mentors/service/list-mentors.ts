import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { listMentors as contract } from "@posoka/schema/cases";
import type { ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { listMentors } from "../queries.ts";
import { vettedUntilOf } from "./vetting.ts";

export async function listMentorsOfMine(ctx: Context): Promise<ReplyInput<typeof contract>> {
  const rows = await listMentors(ctx.db, actorOf(ctx).tenantId, ctx.now());
  const until = await vettedUntilOf(
    ctx.db,
    rows.map(({ id }) => id),
    sofiaDate(ctx.now()),
  );
  return { items: rows.map((row) => ({ ...row, vetted: until.has(row.id), vettedUntil: until.get(row.id) ?? null })) };
}
