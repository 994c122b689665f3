import { erasureRequests } from "@posoka/db/schema/trust";
import { type SQL, sql, type SQLWrapper } from "drizzle-orm";

/**
 * True for an account that is not about to be erased. Every query that shows or counts people for somebody else has it
 * in its conditions, so that who asked to go is gone for others at once.
 *
 * @param accountId column of the query it stands in, by its table's name where that name is an alias
 */
export function staying(accountId: SQLWrapper): SQL {
  return sql`not exists (select from ${erasureRequests} leaving where leaving.account_id = ${accountId})`;
}
