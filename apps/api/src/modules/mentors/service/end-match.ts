import type { Tx } from "@posoka/db/client";
import { mentorAssignments } from "@posoka/db/schema/mentors";
import { and, eq, isNull } from "drizzle-orm";

/**
 * Ends the match under this id; the mentor sees nothing of the person from then on. A match has no planned end, so a
 * moment to come ends it at once as well.
 */
export async function endMatch(tx: Tx, id: string, endedAt: Date): Promise<boolean> {
  const rows = await tx
    .update(mentorAssignments)
    .set({ endedAt })
    .where(and(eq(mentorAssignments.id, id), isNull(mentorAssignments.endedAt)))
    .returning({ id: mentorAssignments.id });
  return rows.length > 0;
}
