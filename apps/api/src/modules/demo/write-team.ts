import type { Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { giveCase } from "../relations/service/case-relation.ts";
import { linkGuardian, linkUnit } from "../relations/service/operate.ts";
import { contextFor, demoId, type DemoDeps } from "./cast.ts";
import { adults, youths } from "./people.ts";

/** The team of the demo world is one unit, and those whom it has met have a case worker. */
export async function writeTeam(tx: Tx, deps: DemoDeps, tenantId: string): Promise<void> {
  for (const { login } of adults.filter(({ role }) => role === "staff")) {
    await linkUnit({ db: tx, now: deps.now }, { unit: "Демо: Екип Посока", staff: login }, {});
  }
  for (const { login, caseWorker, parent } of youths) {
    if (caseWorker === undefined) continue;
    const worker = contextFor(tx, deps, tenantId, { login: caseWorker, role: "staff" });
    await giveCase(tx, worker, demoId(login), demoId(caseWorker));
    if (parent === undefined) continue;
    const names = { youth: login, guardian: parent, kind: "parent", checkedBy: caseWorker } as const;
    await linkGuardian({ db: tx, now: deps.now }, { ...names, checkedOn: sofiaDate(deps.now()) }, {});
  }
}
