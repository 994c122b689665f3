import { randomBytes } from "node:crypto";
import type { Db, Tx } from "@posoka/db/client";
import { serviceKeys } from "@posoka/db/schema/trust";
import { eq } from "drizzle-orm";
import type { Keyring } from "../../../crypto/seal.ts";
import { unwrapKey, wrapKey } from "./person-keys.ts";

export type ServiceKeyName = "audit";

/** The context under which such a key is wrapped; the rewrapping of `keys rotate` uses the same. */
export const serviceContext = (name: string): string => `service_keys:${name}`;

/** A key that the program keeps for itself, or undefined when it was never made. */
export async function findServiceKey(db: Db | Tx, keyring: Keyring, name: ServiceKeyName): Promise<Buffer | undefined> {
  const [row] = await db.select({ wrapped: serviceKeys.wrapped }).from(serviceKeys).where(eq(serviceKeys.name, name));
  return row && unwrapKey(row.wrapped, keyring, serviceContext(name));
}

/** The same, made at the first time. */
export async function serviceKey(tx: Db | Tx, keyring: Keyring, name: ServiceKeyName): Promise<Buffer> {
  const known = await findServiceKey(tx, keyring, name);
  if (known) return known;
  const wrapped = wrapKey(randomBytes(32), keyring, serviceContext(name));
  await tx.insert(serviceKeys).values({ name, wrapped }).onConflictDoNothing();
  const made = await findServiceKey(tx, keyring, name);
  if (!made) throw new Error(`the key ${name} was not kept`);
  return made;
}
