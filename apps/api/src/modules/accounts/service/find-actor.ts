import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts, sessions, youthAccounts } from "@posoka/db/schema/accounts";
import { organisations } from "@posoka/db/schema/organisations";
import { erasureRequests } from "@posoka/db/schema/trust";
import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { StaffFlag } from "@posoka/domain/roles";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Actor, YouthStanding } from "../../../context.ts";

/**
 * Who a session speaks for at this moment, in one query: a disabled account, an ended session, a role taken away or
 * a banned organisation is nobody, from the next request on.
 */
export async function findActor(db: Db | Tx, claims: { sub: string; sid: string }, at: Date): Promise<Actor | null> {
  const [row] = await db
    .select({
      id: accounts.id,
      tenantId: accounts.tenantId,
      role: sessions.actingRole,
      organisationId: sessions.organisationId,
      flags: accountRoles.flags,
      sessionId: sessions.id,
      factorAt: sessions.factorAt,
      freshAt: sessions.freshAt,
      shared: sessions.shared,
      leavesAt: erasureRequests.dueAt,
      birthDate: youthAccounts.birthDate,
      consentVerifiedAt: youthAccounts.consentVerifiedAt,
      confirmedAt: youthAccounts.confirmedAt,
    })
    .from(sessions)
    .innerJoin(accounts, and(eq(accounts.id, sessions.accountId), isNull(accounts.disabledAt)))
    .innerJoin(
      accountRoles,
      and(
        eq(accountRoles.accountId, accounts.id),
        eq(accountRoles.role, sessions.actingRole),
        sql`${accountRoles.organisationId} is not distinct from ${sessions.organisationId}`,
        or(isNull(accountRoles.endedAt), gt(accountRoles.endedAt, at)),
      ),
    )
    .leftJoin(organisations, eq(organisations.id, sessions.organisationId))
    .leftJoin(youthAccounts, eq(youthAccounts.accountId, accounts.id))
    .leftJoin(erasureRequests, eq(erasureRequests.accountId, accounts.id))
    .where(
      and(
        eq(sessions.id, claims.sid),
        eq(sessions.accountId, claims.sub),
        isNull(sessions.revokedAt),
        gt(sessions.endsAt, at),
        or(isNull(organisations.id), sql`${organisations.state} <> 'banned'`),
      ),
    )
    .limit(1);
  if (!row) return null;
  const youth =
    row.role === "youth" && row.birthDate !== null ? standingOf({ ...row, birthDate: row.birthDate }, at) : null;
  const { id, tenantId, role, organisationId, sessionId, freshAt, shared, leavesAt } = row;
  const flags = row.flags as StaffFlag[];
  return {
    id,
    tenantId,
    role,
    organisationId,
    sessionId,
    flags,
    factor: row.factorAt !== null,
    freshAt,
    shared,
    leavesAt,
    youth,
  };
}

/** Under 14 without a verified consent an account is inert; from 30 on it can be read and exported only. */
export function standingOf(
  row: { birthDate: string; consentVerifiedAt: Date | null; confirmedAt: Date | null },
  at: Date,
): YouthStanding {
  const age = ageOn(row.birthDate, sofiaDate(at));
  const state =
    age < 14 && !row.consentVerifiedAt
      ? "inert"
      : age >= 30
        ? "read_only"
        : row.confirmedAt
          ? "confirmed"
          : "unconfirmed";
  return { birthDate: row.birthDate, state, minor: age < 18 };
}
