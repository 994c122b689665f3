import type { Tx } from "@posoka/db/client";
import { applications } from "@posoka/db/schema/applications";
import { applicationSteps } from "@posoka/domain/applications/states";
import { and, eq, inArray } from "drizzle-orm";
import { recordByClock } from "../../audit/service.ts";
import { insertEvent, updateState } from "../queries.ts";

/** Ends what is still open of a person who is being erased, so that no partner waits for a candidate who is gone. */
export async function withdrawErased(tx: Tx, youthId: string, at: Date): Promise<void> {
  const open = await tx
    .select({ id: applications.id, tenantId: applications.tenantId, state: applications.state })
    .from(applications)
    .where(and(eq(applications.youthId, youthId), inArray(applications.state, [...applicationSteps.withdraw.from])))
    .for("update");
  for (const row of open) {
    await updateState(tx, row, { state: "withdrawn" });
    const { id: applicationId, tenantId, state: fromState } = row;
    await insertEvent(tx, { applicationId, tenantId, fromState, toState: "withdrawn", byRole: "clock", at });
    await recordByClock(
      tx,
      at,
      "application.withdraw",
      { kind: "application", id: row.id },
      { from: fromState, to: "withdrawn" },
    );
  }
}
