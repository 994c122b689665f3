import type { Tx } from "@posoka/db/client";
import { giveCase } from "../relations/service/case-relation.ts";
import { linkUnit } from "../relations/service/operate.ts";
import { contextFor, demoId, type DemoDeps } from "./cast.ts";
import { adults, youths } from "./people.ts";

/** The team of the demo world is one unit, and those whom it has met have a case worker. */
export async function writeTeam(tx: Tx, deps: DemoDeps, tenantId: string): Promise<void> {
  for (const { login } of adults.filter(({ role }) => role === "staff")) {
    await linkUnit({ db: tx, now: deps.now }, { unit: "Демо: Екип Посока", staff: login }, {});
  }
  for (const { login, caseWorker } of youths) {
    if (caseWorker === undefined) continue;
    const worker = contextFor(tx, deps, tenantId, { login: caseWorker, role: "staff" });
    await giveCase(tx, worker, demoId(login), demoId(caseWorker));
  }
}
