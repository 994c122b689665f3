import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "@posoka/db/client";
import type { Session } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { Actor, Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { signAccess } from "../../../plugins/auth.ts";
import { record } from "../../audit/service.ts";
import { deviceLabel } from "../device-label.ts";
import { listRunningRoles } from "../queries/accounts.ts";
import {
  findLastActing,
  insertRefreshToken,
  insertSession,
  lockRefreshToken,
  revokeSessions,
} from "../queries/sessions.ts";
import { refreshTokenOf, setRefreshCookie } from "../refresh-cookie.ts";
import { findActor } from "./find-actor.ts";
import { meOf } from "./me.ts";

const minute = 60_000;
const day = 86_400_000;
/** A session that nobody uses ends after this; every refresh starts it anew. */
const idleLife = 30 * day;
/** However much it is used, one signs in again after this. */
const longestLife = 180 * day;

/** On a device that is not the person's own. */
const sharedIdleLife = 30 * minute;
const sharedLongestLife = 720 * minute;

export type FactorKind = "totp" | "recovery";
export type OpenedSession = { actor: Actor; refreshToken: string; endsAt: Date };
type Entering = { factor?: FactorKind | null; shared?: boolean };

/**
 * Starts a session on this device, in the caller's transaction, in the role the person acted in last. Whoever was
 * signed in on the device before is not any more.
 *
 * @throws {AppError} `wrong_credentials` when the account has no role that counts today
 */
export async function openSession(
  tx: Tx,
  ctx: Context,
  http: Http,
  accountId: string,
  { factor = null, shared = false }: Entering = {},
): Promise<OpenedSession> {
  const at = ctx.now();
  const roles = await listRunningRoles(tx, accountId, at);
  const last = await findLastActing(tx, accountId);
  const acting = roles.find((one) => one.role === last?.role && one.organisationId === last.organisationId) ?? roles[0];
  if (!acting) throw new AppError("wrong_credentials");
  await endPreviousHere(tx, http, at);
  const endsAt = sessionEnd({ createdAt: at, shared }, at);
  const session = await insertSession(tx, {
    accountId,
    actingRole: acting.role,
    organisationId: acting.organisationId,
    device: deviceLabel(http.request.headers["user-agent"]),
    createdAt: at,
    lastSeenAt: at,
    endsAt,
    shared,
    freshAt: at,
    ...(factor !== null && { factorAt: at, factorKind: factor }),
  });
  const actor = await findActor(tx, { sub: accountId, sid: session.id }, at);
  if (!actor) throw new AppError("wrong_credentials");
  const refreshToken = await issueRefreshToken(tx, session.id, at);
  const detail = factor === null ? {} : { factor };
  await record(tx, { ...ctx, actor }, "session.open", { kind: "session", id: session.id }, detail);
  return { actor, refreshToken, endsAt };
}

/** After the commit: the cookie, and what the page needs. */
export async function answerWithSession(ctx: Context, http: Http, opened: OpenedSession): Promise<Session> {
  const at = ctx.now();
  setRefreshCookie(http, opened.refreshToken, { endsAt: opened.endsAt, shared: opened.actor.shared }, at);
  return answerWithAccess(ctx, http, opened.actor);
}

export async function answerWithAccess(ctx: Context, http: Http, actor: Actor): Promise<Session> {
  const at = ctx.now();
  const { token, endsAt } = signAccess(http.request.server, { accountId: actor.id, id: actor.sessionId }, at);
  return { accessToken: token, expiresAt: endsAt.toISOString(), me: await meOf(ctx, actor) };
}

export async function issueRefreshToken(tx: Tx, sessionId: string, at: Date): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await insertRefreshToken(tx, { hash: hashOfToken(token), sessionId, issuedAt: at });
  return token;
}

export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

export function sessionEnd({ createdAt, shared }: { createdAt: Date; shared: boolean }, at: Date): Date {
  const [idle, longest] = shared ? [sharedIdleLife, sharedLongestLife] : [idleLife, longestLife];
  return new Date(Math.min(at.getTime() + idle, createdAt.getTime() + longest));
}

async function endPreviousHere(tx: Tx, http: Http, at: Date): Promise<void> {
  const token = refreshTokenOf(http);
  const before = token === undefined ? undefined : await lockRefreshToken(tx, hashOfToken(token));
  if (before) await revokeSessions(tx, { sessionId: before.session.id }, "replaced", at);
}
