import type { Db, Tx } from "@posoka/db/client";
import { applications } from "@posoka/db/schema/applications";
import { representativeRequests } from "@posoka/db/schema/guardians";
import { applicationCan } from "@posoka/domain/applications/states";
import type { ShareField } from "@posoka/domain/consent/purposes";
import type { ShareAsked } from "@posoka/domain/guardians/requests";
import { applicationStates } from "@posoka/domain/vocabulary";
import { and, asc, desc, eq, gte, inArray, sql } from "drizzle-orm";

type RequestRow = typeof representativeRequests.$inferSelect;

/** The newest about what this application shows, whatever became of it. */
export async function newestShareRequest(
  db: Db | Tx,
  applicationId: string,
): Promise<(Pick<RequestRow, "id" | "state"> & ShareAsked) | undefined> {
  const { purpose, askedAt, state } = representativeRequests;
  const rows = await db
    .select()
    .from(representativeRequests)
    .where(and(eq(representativeRequests.applicationId, applicationId), eq(purpose, "share_identity")))
    // Of one moment the one that runs, since the others gave way to it.
    .orderBy(desc(askedAt), desc(sql`${state} in ('waiting', 'agreed')`))
    .limit(1);
  return rows.map((row) => ({ id: row.id, state: row.state, ...askedOf(row) })).at(0);
}

/** What a share asks for; of another request nothing. */
export const askedOf = ({ fields, expiresOn }: Pick<RequestRow, "fields" | "expiresOn">): ShareAsked => ({
  fields: fields ?? [],
  expiresOn: expiresOn ?? "",
});

/** The same for a page; null for a request that is about something else. */
export const presentShare = ({ fields, expiresOn }: Pick<RequestRow, "fields" | "expiresOn">) =>
  fields === null || expiresOn === null ? null : { fields: fields as ShareField[], until: expiresOn };

const isShown = inArray(
  applications.state,
  applicationStates.filter((one) => applicationCan.share(one)),
);

/** Those that were agreed to and whose application still shows something, in the order in which they are locked. */
export async function agreedShares(tx: Tx, youthId: string, today: string): Promise<string[]> {
  const { id, purpose, state, applicationId, expiresOn } = representativeRequests;
  const rows = await tx
    .select({ id })
    .from(representativeRequests)
    .innerJoin(applications, eq(applications.id, applicationId))
    .where(
      and(
        eq(representativeRequests.youthId, youthId),
        eq(purpose, "share_identity"),
        eq(state, "agreed"),
        gte(expiresOn, today),
        isShown,
      ),
    )
    .orderBy(asc(id));
  return rows.map((row) => row.id);
}

/** More must agree than did, so that what applications still show is asked of the others as well. */
export async function reopenShares(tx: Tx, youthId: string, today: string): Promise<void> {
  const { youthId: owner, purpose, state, applicationId, expiresOn } = representativeRequests;
  await tx
    .update(representativeRequests)
    .set({ state: "waiting", settledAt: null })
    .where(
      and(
        eq(owner, youthId),
        eq(purpose, "share_identity"),
        eq(state, "agreed"),
        gte(expiresOn, today),
        inArray(applicationId, tx.select({ id: applications.id }).from(applications).where(isShown)),
      ),
    );
}
