import type { Db, Tx } from "@posoka/db/client";
import { youthAccounts } from "@posoka/db/schema/accounts";
import { applications } from "@posoka/db/schema/applications";
import { identities, profileExperiences, profiles } from "@posoka/db/schema/profiles";
import { supportWanted } from "@posoka/db/schema/sensitive";
import { personKeys } from "@posoka/db/schema/trust";
import { and, eq, isNull } from "drizzle-orm";
import type { Keyring } from "../../../crypto/seal.ts";
import { personKey, type SealedField, sealFor } from "./person-keys.ts";

/**
 * Seals what an earlier version of the product kept in clear: everybody without a key of their own, one transaction
 * per person, so that a stop in the middle loses nothing and the next start goes on. Nothing to do, one query.
 *
 * @returns how many people were sealed
 */
export async function sealLeftovers(db: Db, keyring: Keyring): Promise<number> {
  let sealed = 0;
  for (;;) {
    const found = await db
      .select({ id: youthAccounts.accountId })
      .from(youthAccounts)
      .leftJoin(personKeys, eq(personKeys.subjectId, youthAccounts.accountId))
      .where(isNull(personKeys.subjectId))
      .limit(200);
    if (found.length === 0) return sealed;
    for (const { id } of found) sealed += await db.transaction((tx) => sealPerson(tx, keyring, id));
  }
}

async function sealPerson(tx: Tx, keyring: Keyring, id: string): Promise<number> {
  // Two servers that start at once: the row of the person decides who seals.
  await tx.select().from(youthAccounts).where(eq(youthAccounts.accountId, id)).for("update");
  const known = await tx.select().from(personKeys).where(eq(personKeys.subjectId, id));
  if (known.length > 0) return 0;
  const key = await personKey(tx, keyring, id);
  const sealed = (field: SealedField, plain: string) => sealFor(key, id, field, plain);

  for (const row of await tx.select().from(identities).where(eq(identities.youthId, id))) {
    const values = { name: sealed("identities.name", row.name), phone: sealed("identities.phone", row.phone) };
    await tx.update(identities).set(values).where(eq(identities.youthId, id));
  }
  for (const { limits } of await tx.select().from(profiles).where(eq(profiles.youthId, id))) {
    await tx
      .update(profiles)
      .set({ limits: sealed("profiles.limits", limits) })
      .where(eq(profiles.youthId, id));
  }
  for (const { needs } of await tx.select().from(supportWanted).where(eq(supportWanted.youthId, id))) {
    const values = { needs: sealed("support_wanted.needs", needs) };
    await tx.update(supportWanted).set(values).where(eq(supportWanted.youthId, id));
  }
  for (const row of await tx.select().from(profileExperiences).where(eq(profileExperiences.youthId, id))) {
    const own = and(eq(profileExperiences.youthId, id), eq(profileExperiences.id, row.id));
    await tx
      .update(profileExperiences)
      .set({ words: sealed("profile_experiences.words", row.words) })
      .where(own);
  }
  for (const row of await tx.select().from(applications).where(eq(applications.youthId, id))) {
    const values = { note: sealed("applications.note", row.note) };
    await tx.update(applications).set(values).where(eq(applications.id, row.id));
  }
  return 1;
}
