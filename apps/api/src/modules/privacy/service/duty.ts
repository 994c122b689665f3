import type { Tx } from "@posoka/db/client";
import type { Duty } from "@posoka/schema/erasure";
import { isLastAdmin } from "../../accounts/service/leaving.ts";
import { countCases, countMatches, hasOpenWork, listSolelyHeld, rolesOf } from "../queries.ts";

/** What stands against erasing an account, because somebody else would be left alone with it; nothing for a youth. */
export async function dutyOf(tx: Tx, account: { id: string; tenantId: string }, at: Date): Promise<Duty | null> {
  const roles = await rolesOf(tx, account.id);
  if (roles.has("staff") && (await countCases(tx, account.id, at)) > 0) return "running_cases";
  if (roles.has("mentor") && (await countMatches(tx, account.id)) > 0) return "running_matches";
  if (roles.has("partner") && (await hasOpenWork(tx, await listSolelyHeld(tx, account.id)))) return "open_postings";
  if (roles.has("admin") && (await isLastAdmin(tx, account))) return "last_admin";
  return null;
}
