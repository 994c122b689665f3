import type { Tx } from "@posoka/db/client";
import { identities, profiles } from "@posoka/db/schema/profiles";

/** The empty profile and identity of a new young account, in the transaction that opens it. */
export async function createProfile(tx: Tx, youth: { youthId: string; tenantId: string; name: string }): Promise<void> {
  const { youthId, tenantId, name } = youth;
  await tx.insert(profiles).values({ youthId, tenantId });
  await tx.insert(identities).values({ youthId, tenantId, name });
}
