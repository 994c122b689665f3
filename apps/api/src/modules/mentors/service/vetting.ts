import type { Db, Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { recordVetting } from "@posoka/schema/cases";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { type Actor, actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { vettedUntil } from "../policy.ts";
import { insertVetting, isMentorOf, listNewestVetting } from "../queries.ts";

/** Until which day each person may meet minors; who is not fully vetted on that day is left out. */
export async function vettedUntilOf(
  db: Db | Tx,
  accountIds: readonly string[],
  today: string,
): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await listNewestVetting(db, accountIds);
  return new Map(
    accountIds.flatMap((id) => {
      const until = vettedUntil(
        rows.filter((row) => row.accountId === id),
        today,
      );
      return until === null ? [] : [[id, until] as const];
    }),
  );
}

/** @throws {AppError} `forbidden` unless all four checks are valid today: nobody meets minors before */
export async function vettedMentorOf(ctx: Context): Promise<Actor> {
  const actor = actorOf(ctx);
  const until = await vettedUntilOf(ctx.db, [actor.id], sofiaDate(ctx.now()));
  if (!until.has(actor.id)) throw new AppError("forbidden");
  return actor;
}

/** Kind, outcome and end of a check, never the document; entered by a safeguarding lead alone, and never on oneself. */
export async function recordCheck(
  ctx: Context,
  { params, body }: ParsedOf<typeof recordVetting>,
): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  if (!actor.flags.includes("safeguarding_lead") || actor.id === params.mentorId) throw new AppError("forbidden");
  return ctx.db.transaction(async (tx) => {
    if (!(await isMentorOf(tx, actor.tenantId, params.mentorId, ctx.now()))) throw new AppError("not_found");
    const { tenantId, id: recordedBy } = actor;
    const id = await insertVetting(tx, {
      tenantId,
      accountId: params.mentorId,
      ...body,
      recordedBy,
      recordedAt: ctx.now(),
    });
    await record(
      tx,
      ctx,
      "vetting.record",
      { kind: "vetting", id },
      { mentor: params.mentorId, check: body.kind, passed: body.passed },
    );
    return { done: true };
  });
}
