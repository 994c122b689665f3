import type { Db, Tx } from "@posoka/db/client";
import { findFirstTenant } from "../queries/accounts.ts";

/** The charity that runs this installation: people who open an account by themselves belong to it. */
export async function defaultTenant(db: Db | Tx): Promise<string> {
  const id = await findFirstTenant(db);
  if (id === undefined) throw new Error("no tenant: the starter catalogue was not loaded");
  return id;
}
