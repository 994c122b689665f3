import type { Tx } from "@posoka/db/client";
import { identities, profiles } from "@posoka/db/schema/profiles";
import type { Keyring } from "../../../crypto/seal.ts";
import { personKey, sealFor } from "../../privacy/service/person-keys.ts";

/** The empty profile and identity of a new young account, in the transaction that opens it; with it the key of the person is made. */
export async function createProfile(
  tx: Tx,
  keys: Keyring,
  youth: { youthId: string; tenantId: string; name: string },
): Promise<void> {
  const { youthId, tenantId } = youth;
  const name = sealFor(await personKey(tx, keys, youthId), youthId, "identities.name", youth.name);
  await tx.insert(profiles).values({ youthId, tenantId });
  await tx.insert(identities).values({ youthId, tenantId, name });
}
