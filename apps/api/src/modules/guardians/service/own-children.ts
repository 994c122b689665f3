import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { type GuardianKind, readsProfile, represents } from "@posoka/domain/guardians/representation";
import { actorOf, type Context } from "../../../context.ts";
import { listChildren } from "../queries/links.ts";

export type OwnChild = { id: string; youthId: string; kind: GuardianKind; birthDate: string; readsProfile: boolean };

/**
 * The young people whom the actor represents at this moment. The one door of everything a representative reads or does:
 * who is not among these does not exist, and at 18, at midnight in Sofia, nobody is.
 */
export async function ownChildren(ctx: Context): Promise<OwnChild[]> {
  const { id: guardianId, tenantId } = actorOf(ctx);
  const today = sofiaDate(ctx.now());
  const rows = await listChildren(ctx.db, { guardianId, tenantId, at: ctx.now() });
  return rows
    .filter(({ kind, birthDate }) => represents(kind, birthDate, today))
    .map((row) => ({ ...row, readsProfile: readsProfile(row.birthDate, today) }));
}
