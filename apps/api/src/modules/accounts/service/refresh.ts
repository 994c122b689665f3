import type { Tx } from "@posoka/db/client";
import type { Session } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { Actor, Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import {
  forgetUsedTokens,
  lockRefreshToken,
  markRefreshTokenUsed,
  revokeSessions,
  touchSession,
} from "../queries/sessions.ts";
import { clearRefreshCookie, refreshTokenOf } from "../refresh-cookie.ts";
import { findActor } from "./find-actor.ts";
import { answerWithSession, hashOfToken, issueRefreshToken, type OpenedSession, sessionEnd } from "./open-session.ts";

/** An answer can get lost on the way; who asks again so soon is the same device. */
const honestRetry = 10_000;
const keepUsedTokens = 7 * 86_400_000;

/**
 * A new access token for the cookie, which is rotated. A token that was used before and comes back later was copied:
 * then the whole session ends, for the thief and for the owner.
 */
export async function refreshSession(ctx: Context, http: Http): Promise<Session> {
  const token = refreshTokenOf(http);
  // Decided inside the transaction, refused after it, so that the end of a stolen session is kept.
  const outcome = token === undefined ? "none" : await ctx.deps.db.transaction((tx) => rotate(tx, ctx, token));
  if (typeof outcome === "object") return answerWithSession(ctx, http, outcome);
  if (outcome === "replayed") http.request.log.warn({ security: "refresh_replayed" }, "refresh token replayed");
  clearRefreshCookie(http);
  throw new AppError("unauthenticated");
}

async function rotate(tx: Tx, ctx: Context, token: string): Promise<OpenedSession | "none" | "replayed"> {
  const at = ctx.now();
  const hash = hashOfToken(token);
  const found = await lockRefreshToken(tx, hash);
  if (!found) return "none";
  const { session, token: row } = found;
  const actor = await findActor(tx, { sub: session.accountId, sid: session.id }, at);
  if (row.usedAt !== null && at.getTime() - row.usedAt.getTime() > honestRetry) {
    if (actor) await endStolen(tx, { ...ctx, actor }, session.id);
    return "replayed";
  }
  if (!actor) return "none";
  if (row.usedAt === null) await markRefreshTokenUsed(tx, hash, at);
  await forgetUsedTokens(tx, session.id, new Date(at.getTime() - keepUsedTokens));
  const endsAt = sessionEnd(session, at);
  await touchSession(tx, session.id, { lastSeenAt: at, endsAt });
  return { actor, refreshToken: await issueRefreshToken(tx, session.id, at), endsAt };
}

async function endStolen(tx: Tx, ctx: Context & { actor: Actor }, sessionId: string): Promise<void> {
  await revokeSessions(tx, { sessionId }, "replayed", ctx.now());
  await record(tx, ctx, "session.replayed", { kind: "session", id: sessionId });
}
