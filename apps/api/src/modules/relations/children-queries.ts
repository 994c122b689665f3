import type { Db, Tx } from "@posoka/db/client";
import { accounts, youthAccounts } from "@posoka/db/schema/accounts";
import { organisations } from "@posoka/db/schema/organisations";
import { careStays, childProtectionCases, schoolEnrolments } from "@posoka/db/schema/relations";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { running } from "../../running.ts";
import { staying } from "../privacy/service/staying.ts";

export type InstitutionKind = "home" | "carer" | "school" | "child_protection";

/** Which relation brings a child to an institution of each kind. */
const tables = {
  home: careStays,
  carer: careStays,
  school: schoolEnrolments,
  child_protection: childProtectionCases,
} as const;

export async function findInstitution(db: Db | Tx, id: string) {
  const { kind, state, name } = organisations;
  const [row] = await db.select({ kind, state, name }).from(organisations).where(eq(organisations.id, id));
  return row;
}

/** People who are with this organisation at that moment, of the actor's charity alone. */
export function listChildren(
  db: Db | Tx,
  of: { kind: InstitutionKind; organisationId: string; tenantId: string; at: Date },
) {
  const table = tables[of.kind];
  return db
    .select({ id: table.id, youthId: table.youthId, since: table.startsAt, birthDate: youthAccounts.birthDate })
    .from(table)
    .innerJoin(youthAccounts, eq(youthAccounts.accountId, table.youthId))
    .innerJoin(accounts, and(eq(accounts.id, table.youthId), isNull(accounts.disabledAt)))
    .where(
      and(
        eq(table.organisationId, of.organisationId),
        eq(table.tenantId, of.tenantId),
        running(table, of.at),
        staying(table.youthId),
      ),
    )
    .orderBy(asc(table.id))
    .limit(500);
}

/** Where each of these people is placed at that moment. */
export function listPlacements(db: Db | Tx, youthIds: readonly string[], at: Date) {
  return db
    .select({
      youthId: careStays.youthId,
      organisationName: organisations.name,
      kind: organisations.kind,
      since: careStays.startsAt,
    })
    .from(careStays)
    .innerJoin(organisations, eq(organisations.id, careStays.organisationId))
    .where(and(inArray(careStays.youthId, [...youthIds]), running(careStays, at)));
}
