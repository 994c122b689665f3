import type { Db, Tx } from "@posoka/db/client";
import type { Language } from "@posoka/domain/vocabulary";
import * as queries from "../queries.ts";

/** Language in which an organisation's mail is written: that of its first user. */
export async function languageOfContact(db: Db | Tx, organisationId: string): Promise<Language> {
  return queries.languageOfContact(db, organisationId);
}
