import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { type GuardianKind, readsProfile, represents } from "@posoka/domain/guardians/representation";
import { actorOf, type Context } from "../../../context.ts";
import { runningStays } from "../../consent/service/stays.ts";
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
