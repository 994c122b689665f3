import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts } from "@posoka/db/schema/accounts";
import { organisationLinks, organisations, settings, tenants } from "@posoka/db/schema/organisations";
import { settlementNames, settlements } from "@posoka/db/schema/places";
import { type Language, type OrganisationState, partnerKinds } from "@posoka/domain/vocabulary";
import { and, asc, count, desc, eq, inArray, lte, sql } from "drizzle-orm";

type NewOrganisation = typeof organisations.$inferInsert;

export async function insertOrganisation(tx: Tx, row: NewOrganisation): Promise<string> {
  const [created] = await tx.insert(organisations).values(row).returning({ id: organisations.id });
  if (!created) throw new Error("the organisation was not written");
  return created.id;
}

export async function settlementExists(db: Db | Tx, ekatte: string): Promise<boolean> {
  const rows = await db.select({ ekatte: settlements.ekatte }).from(settlements).where(eq(settlements.ekatte, ekatte));
  return rows.length > 0;
}

/** Names of other approved organisations that look like this one, or carry its company number. */
const lookAlikes = sql<string[]>`array(
  select other.name from organisations other
  where other.id <> ${organisations}.id and other.state = 'approved'
    and (other.name_folded = ${organisations}.name_folded or other.eik = ${organisations}.eik)
  order by other.name limit 5)`;

const columns = {
  id: organisations.id,
  name: organisations.name,
  kind: organisations.kind,
  eik: organisations.eik,
  ekatte: organisations.ekatte,
  website: organisations.website,
  about: organisations.about,
  contactName: organisations.contactName,
  contactEmail: organisations.contactEmail,
  contactPhone: organisations.contactPhone,
  state: organisations.state,
  decisionReason: organisations.decisionReason,
  registeredAt: organisations.createdAt,
  version: organisations.version,
  placeName: sql<string>`coalesce(${settlementNames.name}, '')`,
  lookAlikes,
};

const nameInBulgarian = and(eq(settlementNames.ekatte, organisations.ekatte), eq(settlementNames.language, "bg"));

export async function findOrganisation(db: Db | Tx, id: string) {
  const rows = await db
    .select(columns)
    .from(organisations)
    .leftJoin(settlementNames, nameInBulgarian)
    .where(eq(organisations.id, id));
  return rows.at(0);
}

/** Those that wait first, the longest waiting on top; then the newest decided. */
export async function listOrganisations(
  db: Db | Tx,
  filter: { state: OrganisationState | undefined; limit: number; offset: number },
) {
  const where = and(inArray(organisations.kind, partnerKinds), filter.state && eq(organisations.state, filter.state));
  const waits = sql`${organisations.state} = 'pending'`;
  const items = await db
    .select(columns)
    .from(organisations)
    .leftJoin(settlementNames, nameInBulgarian)
    .where(where)
    .orderBy(
      desc(waits),
      sql`case when ${waits} then ${organisations.createdAt} end asc nulls last`,
      desc(organisations.createdAt),
      asc(organisations.id),
    )
    .limit(filter.limit)
    .offset(filter.offset);
  const [all] = await db.select({ total: count() }).from(organisations).where(where);
  return { items, total: all?.total ?? 0 };
}

export async function lockOrganisation(tx: Tx, id: string) {
  const { state, version, name, contactEmail } = organisations;
  const rows = await tx
    .select({ id: organisations.id, state, version, name, contactEmail })
    .from(organisations)
    .where(eq(organisations.id, id))
    .for("update");
  return rows.at(0);
}

/** The unique index on the company number of approved ones decides which of two may be approved. */
export async function updateDecision(
  tx: Tx,
  id: string,
  decision: { state: OrganisationState; reason: string; by: string; at: Date },
): Promise<void> {
  await tx
    .update(organisations)
    .set({
      state: decision.state,
      decisionReason: decision.reason === "" ? null : decision.reason,
      decidedBy: decision.by,
      decidedAt: decision.at,
      updatedAt: decision.at,
      version: sql`${organisations.version} + 1`,
    })
    .where(eq(organisations.id, id));
}

export async function linkToTenant(tx: Tx, organisationId: string, tenantId: string): Promise<void> {
  await tx.insert(organisationLinks).values({ organisationId, tenantId }).onConflictDoNothing();
}

/** Language of the organisation's first user, in which its mail is written. */
export async function languageOfContact(db: Db | Tx, organisationId: string): Promise<Language> {
  const rows = await db
    .select({ language: accounts.language })
    .from(accountRoles)
    .innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
    .where(and(eq(accountRoles.organisationId, organisationId), eq(accountRoles.role, "partner")))
    .orderBy(asc(accountRoles.grantedAt), asc(accountRoles.id))
    .limit(1);
  return rows[0]?.language ?? "bg";
}

/** The charity with this id, or the one that runs this installation. */
const charityId = (id?: string) =>
  id === undefined ? sql`(select id from ${tenants} order by created_at, id limit 1)` : sql`${id}::uuid`;

/** The newest values in force of a charity, by name. */
export async function settingsInForce(
  db: Db | Tx,
  names: readonly string[],
  at: Date,
  tenantId?: string,
): Promise<ReadonlyMap<string, string>> {
  const { name, value, since, createdAt, id } = settings;
  const rows = await db
    .selectDistinctOn([name], { name, value })
    .from(settings)
    .where(and(sql`${settings.tenantId} = ${charityId(tenantId)}`, inArray(name, [...names]), lte(since, at)))
    .orderBy(name, desc(since), desc(createdAt), desc(id));
  return new Map(rows.map((row) => [row.name, row.value]));
}

export async function nameOfTenant(db: Db | Tx, tenantId?: string): Promise<string> {
  const rows = await db
    .select({ name: tenants.name })
    .from(tenants)
    .where(sql`${tenants.id} = ${charityId(tenantId)}`);
  return rows[0]?.name ?? "";
}

/** What was recorded under this name is gone; whoever records it anew writes in the same transaction. */
export async function deleteSetting(tx: Tx, tenantId: string, name: string): Promise<void> {
  await tx.delete(settings).where(and(eq(settings.tenantId, tenantId), eq(settings.name, name)));
}

export async function insertSetting(tx: Tx, row: typeof settings.$inferInsert): Promise<string> {
  const [created] = await tx.insert(settings).values(row).returning({ id: settings.id });
  if (!created) throw new Error("the setting was not written");
  return created.id;
}
