import type { Db, Tx } from "@posoka/db/client";
import { accountRoles, accounts, sessions, youthAccounts } from "@posoka/db/schema/accounts";
import { organisations } from "@posoka/db/schema/organisations";
import { erasureRequests } from "@posoka/db/schema/trust";
import { ageOn, birthdayAt } from "@posoka/domain/ages";
import { sofiaDate, startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
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

/**
 * A consent to use counts at the age it was given at: under 14 the representative's, without which an account is inert,
 * and from the fourteenth birthday on the person's own. From 30 on an account can be read and exported only.
 */
export function standingOf(
  row: { birthDate: string; consentVerifiedAt: Date | null; confirmedAt: Date | null },
  at: Date,
): YouthStanding {
  const { birthDate, consentVerifiedAt, confirmedAt } = row;
  const age = ageOn(birthDate, sofiaDate(at));
  const minor = age < 18;
  const agreed =
    consentVerifiedAt !== null && (age < 14 || consentVerifiedAt >= startOfSofiaDay(birthdayAt(birthDate, 14)));
  if (!agreed) return { birthDate, minor, state: age < 14 ? "inert" : "own_consent_needed" };
  return { birthDate, minor, state: age >= 30 ? "read_only" : confirmedAt ? "confirmed" : "unconfirmed" };
}

/** Whether somebody who had to has agreed to the use; where not, nothing about the person leaves the charity. */
export function hasAgreed({ state }: Pick<YouthStanding, "state">): boolean {
  return state !== "inert" && state !== "own_consent_needed";
}
