import type { Db, Tx } from "@posoka/db/client";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { representations } from "@posoka/db/schema/guardians";
import { and, eq, sql } from "drizzle-orm";

/**
 * Whether an adult of the query's `youth_accounts` is under запрещение, which staff recorded with the first representative
 * after seeing the decision of a court. It outlives that representative: whose place is empty, nobody else signs instead.
 * The age is judged by who asks.
 */
export const isRepresentedAdult = sql<boolean>`exists (select from ${representations} where ${and(
  eq(representations.youthId, youthAccounts.accountId),
  eq(representations.representedAdult, true),
)})`;

/** How many representatives must agree for who stands in the query's `youth_accounts`. */
export const signatoriesNeeded = sql<number>`coalesce((select ${representations.signatories} from ${representations}
  where ${eq(representations.youthId, youthAccounts.accountId)}), 1)`;

/** An adult under запрещение, as staff recorded it with who signs; also while that account is closed. */
export async function isRepresented(db: Db | Tx, youthId: string): Promise<boolean> {
  const [row] = await db
    .select({ represented: isRepresentedAdult })
    .from(youthAccounts)
    .where(eq(youthAccounts.accountId, youthId));
  return row?.represented ?? false;
}
