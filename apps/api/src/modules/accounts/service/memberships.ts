import type { Tx } from "@posoka/db/client";
import { accountRoles } from "@posoka/db/schema/accounts";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";

/** The id of the new role, or undefined when the person has it already: the index decides. */
export async function grantRole(tx: Tx, row: typeof accountRoles.$inferInsert): Promise<string | undefined> {
  const rows = await tx.insert(accountRoles).values(row).onConflictDoNothing().returning({ id: accountRoles.id });
  return rows[0]?.id;
}

/** Ends a person's part in an organisation; other roles are an administrator's. */
export async function endRole(tx: Tx, id: string, endedAt: Date, at: Date): Promise<boolean> {
  const runs = or(isNull(accountRoles.endedAt), gt(accountRoles.endedAt, at));
  const rows = await tx
    .update(accountRoles)
    .set({ endedAt })
    .where(and(eq(accountRoles.id, id), runs, sql`${accountRoles.organisationId} is not null`))
    .returning({ id: accountRoles.id });
  return rows.length > 0;
}
