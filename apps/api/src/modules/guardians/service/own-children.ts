import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { type GuardianKind, readsProfile, represents } from "@posoka/domain/guardians/representation";
import { actorOf, type Context } from "../../../context.ts";
import { runningStays } from "../../consent/service/stays.ts";
import { traceViews } from "../../consent/service/views.ts";
import { listChildren } from "../queries/links.ts";

export type OwnChild = {
  id: string;
  youthId: string;
  kind: GuardianKind;
  birthDate: string;
  /** Signs today; a young adult who lets somebody stay signs alone. */
  signs: boolean;
  readsProfile: boolean;
};

const adult = 18;

/** The young person reads who opened what kind of page, and no more: what is asked there they know themselves. */
export async function traceChildren(
  ctx: Parameters<typeof traceViews>[0],
  kind: "request" | "profile",
  children: readonly { youthId: string }[],
): Promise<void> {
  const views = new Set(children.map(({ youthId }) => youthId));
  await traceViews(
    ctx,
    kind,
    [...views].map((youthId) => ({ youthId, fields: [] })),
  );
}

/**
 * The young people whom the actor represents at this moment, and young adults who let the actor stay. The one door of
 * everything a representative reads or does: who is not among these does not exist.
 */
export async function ownChildren(ctx: Context): Promise<OwnChild[]> {
  const { id: guardianId, tenantId } = actorOf(ctx);
  const today = sofiaDate(ctx.now());
  const rows = await listChildren(ctx.db, { guardianId, tenantId, at: ctx.now() });
  const grownUp = rows.filter(({ birthDate }) => ageOn(birthDate, today) >= adult);
  const stays = await runningStays(ctx.db, guardianId, grownUp, ctx.now());
  return rows.flatMap((row) => {
    const signs = represents(row.kind, row.birthDate, today);
    const kept = stays.get(row.youthId);
    if (!signs && !kept) return [];
    const reads = readsProfile(row.birthDate, today) || kept?.includes("profile") === true;
    return [{ ...row, signs, readsProfile: reads }];
  });
}
