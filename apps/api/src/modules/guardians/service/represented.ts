import type { Db, Tx } from "@posoka/db/client";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { representations } from "@posoka/db/schema/guardians";
import { guardianLinks } from "@posoka/db/schema/relations";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { running } from "../../../running.ts";

/**
 * Whether an adult of the query's `youth_accounts` is under запрещение at that moment: a running row of that kind, which
 * staff wrote after seeing the decision of a court. The age is judged by who asks.
 */
export function representedAt(at: Date): SQL<boolean> {
  const { youthId, kind } = guardianLinks;
  return sql<boolean>`exists (select from ${guardianLinks} where ${and(
    eq(youthId, youthAccounts.accountId),
    eq(kind, "adult_representative"),
    running(guardianLinks, at),
  )})`;
}

/** How many representatives must agree for who stands in the query's `youth_accounts`. */
export const signatoriesNeeded = sql<number>`coalesce((select ${representations.signatories} from ${representations}
  where ${eq(representations.youthId, youthAccounts.accountId)}), 1)`;

/** An adult under запрещение, as staff recorded it with who signs; also while that account is closed. */
export async function isRepresented(db: Db | Tx, youthId: string, at: Date): Promise<boolean> {
  const [row] = await db
    .select({ represented: representedAt(at) })
    .from(youthAccounts)
    .where(eq(youthAccounts.accountId, youthId));
  return row?.represented ?? false;
}
