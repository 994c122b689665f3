import type { Db, Tx } from "@posoka/db/client";
import { startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { insertSetting, settingsInForce } from "../queries.ts";

const settingName = "mediation_number";

/** Registration of the operator as a mediator, or null: then kind `job` only points outside. */
export async function mediationNumber(db: Db | Tx, at: Date): Promise<string | null> {
  const value = (await settingsInForce(db, [settingName], at)).get(settingName);
  return value === undefined || value === "" ? null : value;
}

/** Kept as a new row from its date on; an empty number ends it. */
export async function recordMediation(ctx: Context, body: { number: string; since: string }) {
  const actor = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const id = await insertSetting(tx, {
      tenantId: actor.tenantId,
      name: settingName,
      value: body.number,
      since: startOfSofiaDay(body.since),
      recordedBy: actor.id,
    });
    await record(
      tx,
      ctx,
      "settings.mediation",
      { kind: "setting", id },
      { since: body.since, ended: body.number === "" },
    );
    return { mediationNumber: await mediationNumber(tx, ctx.now()) };
  });
}
