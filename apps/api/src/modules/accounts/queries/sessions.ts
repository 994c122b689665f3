import type { Db, Tx } from "@posoka/db/client";
import { refreshTokens, type sessionEnds, sessions } from "@posoka/db/schema/accounts";
import type { Role } from "@posoka/domain/roles";
import { and, desc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";

export type SessionRow = typeof sessions.$inferSelect;

export async function insertSession(tx: Tx, row: typeof sessions.$inferInsert): Promise<SessionRow> {
  const [session] = await tx.insert(sessions).values(row).returning();
  return session!;
}

export async function insertRefreshToken(tx: Tx, row: typeof refreshTokens.$inferInsert): Promise<void> {
  await tx.insert(refreshTokens).values(row);
}

/** Locked, so that of two uses at once the second sees the first. */
export async function lockRefreshToken(tx: Tx, hash: string) {
  const rows = await tx
    .select({ token: refreshTokens, session: sessions })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .where(eq(refreshTokens.hash, hash))
    .for("update", { of: refreshTokens });
  return rows.at(0);
}

export async function markRefreshTokenUsed(tx: Tx, hash: string, usedAt: Date): Promise<void> {
  await tx.update(refreshTokens).set({ usedAt }).where(eq(refreshTokens.hash, hash));
}

/** Tokens used long ago are refused without their rows as well. */
export async function forgetUsedTokens(tx: Tx, sessionId: string, before: Date): Promise<void> {
  await tx.delete(refreshTokens).where(and(eq(refreshTokens.sessionId, sessionId), lt(refreshTokens.usedAt, before)));
}

export async function lockSession(tx: Tx, id: string): Promise<SessionRow | undefined> {
  const rows = await tx.select().from(sessions).where(eq(sessions.id, id)).for("update");
  return rows.at(0);
}

export async function touchSession(
  tx: Tx,
  id: string,
  values: { lastSeenAt: Date; endsAt: Date; shared?: boolean },
): Promise<void> {
  await tx.update(sessions).set(values).where(eq(sessions.id, id));
}

export async function setActingRole(
  tx: Tx,
  id: string,
  values: Pick<SessionRow, "actingRole" | "organisationId" | "lastSeenAt">,
): Promise<void> {
  await tx.update(sessions).set(values).where(eq(sessions.id, id));
}

/** The person has just proved who they are in this session; with a second factor, also that. */
export async function markProof(
  tx: Db | Tx,
  id: string,
  values: Partial<Pick<SessionRow, "freshAt" | "factorAt" | "factorKind">>,
): Promise<void> {
  await tx.update(sessions).set(values).where(eq(sessions.id, id));
}

type Which =
  | { accountId: string; actingRole?: Role }
  | { sessionId: string }
  | { accountId: string; exceptSessionId: string };

type SessionEnd = (typeof sessionEnds)[number];

/** Ends running sessions; returns how many. Whoever holds their tokens is nobody from the next request on. */
export async function revokeSessions(tx: Tx, which: Which, why: SessionEnd, at: Date): Promise<number> {
  const rows = await tx
    .update(sessions)
    .set({ revokedAt: at, revokedWhy: why })
    .where(
      and(
        "sessionId" in which ? eq(sessions.id, which.sessionId) : eq(sessions.accountId, which.accountId),
        "actingRole" in which && which.actingRole ? eq(sessions.actingRole, which.actingRole) : undefined,
        "exceptSessionId" in which ? ne(sessions.id, which.exceptSessionId) : undefined,
        isNull(sessions.revokedAt),
      ),
    )
    .returning({ id: sessions.id });
  return rows.length;
}

/** The same for everybody at once. */
export async function revokeAllSessions(tx: Tx, why: SessionEnd, at: Date): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: at, revokedWhy: why })
    .where(isNull(sessions.revokedAt))
    .returning({ id: sessions.id });
  return ended.length;
}

export function listRunningSessions(db: Db | Tx, accountId: string, at: Date) {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), gt(sessions.endsAt, at)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(100);
}

/** The role in which the account acted last, on any device. */
export async function findLastActing(db: Db | Tx, accountId: string) {
  const rows = await db
    .select({ role: sessions.actingRole, organisationId: sessions.organisationId })
    .from(sessions)
    .where(eq(sessions.accountId, accountId))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(1);
  return rows.at(0);
}

/** Whose running session a refresh token belongs to. */
export async function findSessionOfToken(db: Db | Tx, hash: string, at: Date): Promise<string | undefined> {
  const rows = await db
    .select({ accountId: sessions.accountId })
    .from(refreshTokens)
    .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
    .where(and(eq(refreshTokens.hash, hash), isNull(sessions.revokedAt), gt(sessions.endsAt, at)));
  return rows.at(0)?.accountId;
}

/**
 * Forgets sessions that ended before a moment, with their tokens. The one that was used last stays, whenever it ended:
 * it says when its person was last here, by which the retention clock counts.
 */
export async function deleteEndedSessions(db: Db | Tx, before: Date): Promise<void> {
  await db.execute(sql`
    with gone as (
      select s.id from ${sessions} s
      where coalesce(s.revoked_at, s.ends_at) < ${before.toISOString()}::timestamptz and exists (
        select from ${sessions} later where later.account_id = s.account_id
          and (later.last_seen_at, later.id) > (s.last_seen_at, s.id))),
    tokens as (delete from ${refreshTokens} where session_id in (select id from gone))
    delete from ${sessions} where id in (select id from gone)`);
}
