import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { Deps } from "../../../context.ts";
import { recordByClock } from "../../audit/service.ts";
import { tellIndex } from "../../outbox/service.ts";
import { expireBefore, insertEvents } from "../queries/write-opening.ts";

/** Ends postings whose last day to apply is over in Sofia. Returns how many; two instances share them, none comes twice. */
export async function expireOpenings(deps: Pick<Deps, "db" | "now">): Promise<number> {
  const at = deps.now();
  const today = sofiaDate(at);
  let expired = 0;
  for (;;) {
    const batch = await deps.db.transaction(async (tx) => {
      const rows = await expireBefore(tx, today, at);
      await insertEvents(
        tx,
        rows.map(({ id, from }) => ({
          openingId: id,
          act: "expire",
          fromState: from,
          toState: "expired" as const,
          at,
        })),
      );
      for (const { id } of rows) {
        await recordByClock(tx, at, "opening.expire", { kind: "opening", id });
        await tellIndex(tx, { kind: "opening", id });
      }
      return rows.length;
    });
    expired += batch;
    if (batch === 0) return expired;
  }
}
