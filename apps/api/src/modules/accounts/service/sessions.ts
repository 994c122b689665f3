import type { Tx } from "@posoka/db/client";
import type { actAs as actAsContract, listMySessions, Session } from "@posoka/schema/accounts";
import { periods } from "@posoka/domain/privacy/periods";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { type Actor, actorOf, type Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import { listRunningRoles } from "../queries/accounts.ts";
import {
  deleteEndedSessions,
  listRunningSessions,
  lockRefreshToken,
  lockSession,
  revokeSessions,
  setActingRole,
  touchSession,
} from "../queries/sessions.ts";
import { clearRefreshCookie, clearSharedDevice, refreshTokenOf, setRefreshCookie } from "../refresh-cookie.ts";
import { findActor } from "./find-actor.ts";
import { answerWithAccess, hashOfToken, sessionEnd } from "./open-session.ts";

/** Ends the session of the cookie and of the token; without either there is nothing to end, and that is fine. */
export async function signOut(ctx: Context, http: Http): Promise<{ done: true }> {
  const token = refreshTokenOf(http);
  await ctx.deps.db.transaction(async (tx) => {
    const found = token === undefined ? undefined : await lockRefreshToken(tx, hashOfToken(token));
    const ids = new Set([found?.session.id, ctx.actor?.sessionId].filter((id) => id !== undefined));
    for (const sessionId of ids) {
      const ended = await revokeSessions(tx, { sessionId }, "signed_out", ctx.now());
      if (ended > 0) await record(tx, ctx, "session.end", { kind: "session", id: sessionId });
    }
    if (found?.session.shared || ctx.actor?.shared) clearSharedDevice(http);
  });
  clearRefreshCookie(http);
  return { done: true };
}

/** From now on the session lives as long as one on a shared device, or on an own one, does. */
export async function setDevice(ctx: Context, shared: boolean, http: Http): Promise<{ done: true }> {
  const { sessionId } = actorOf(ctx);
  const at = ctx.now();
  const endsAt = await ctx.deps.db.transaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const ends = sessionEnd({ createdAt: session?.createdAt ?? at, shared }, at);
    await touchSession(tx, sessionId, { lastSeenAt: at, endsAt: ends, shared });
    await record(tx, ctx, "session.device", { kind: "session", id: sessionId }, { shared });
    return ends;
  });
  // The cookie that the device holds already, with another age.
  const token = refreshTokenOf(http);
  if (token !== undefined) setRefreshCookie(http, token, { endsAt, shared }, at);
  return { done: true };
}

/** For an account that is gone with its sessions. */
export const forgetDevice = (http: Http): void => clearRefreshCookie(http);

export async function signOutEverywhere(ctx: Context, http: Http): Promise<{ done: true }> {
  const { id } = actorOf(ctx);
  await ctx.deps.db.transaction(async (tx) => {
    const ended = await revokeSessions(tx, { accountId: id }, "signed_out_everywhere", ctx.now());
    await record(tx, ctx, "session.end_all", { kind: "account", id }, { ended });
  });
  if (actorOf(ctx).shared) clearSharedDevice(http);
  clearRefreshCookie(http);
  return { done: true };
}

export async function actAs(ctx: Context, body: ParsedOf<typeof actAsContract>["body"], http: Http): Promise<Session> {
  const next = await ctx.deps.db.transaction((tx) => actInRole(tx, ctx, body));
  return answerWithAccess(ctx, http, next);
}

/** From now on this session acts in another role of its person. @throws {AppError} `not_found` when it is none of theirs */
export async function actInRole(
  tx: Tx,
  ctx: Context,
  { role, organisationId }: ParsedOf<typeof actAsContract>["body"],
): Promise<Actor> {
  const actor = actorOf(ctx);
  const roles = await listRunningRoles(tx, actor.id, ctx.now());
  const mine = roles.some((one) => one.role === role && one.organisationId === organisationId);
  if (!mine) throw new AppError("not_found");
  await setActingRole(tx, actor.sessionId, { actingRole: role, organisationId, lastSeenAt: ctx.now() });
  await record(tx, ctx, "session.act_as", { kind: "session", id: actor.sessionId }, { role, organisationId });
  const next = await findActor(tx, { sub: actor.id, sid: actor.sessionId }, ctx.now());
  if (!next) throw new AppError("not_found");
  return next;
}

export async function listSessions(ctx: Context): Promise<ReplyInput<typeof listMySessions>> {
  const actor = actorOf(ctx);
  const rows = await listRunningSessions(ctx.db, actor.id, ctx.now());
  return {
    items: rows.map(({ id, device, createdAt, lastSeenAt, factorKind }) => ({
      id,
      device,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      current: id === actor.sessionId,
      factor: factorKind,
    })),
  };
}

export async function endSession(ctx: Context, sessionId: string): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  await ctx.db.transaction(async (tx) => {
    const mine = await listRunningSessions(tx, actor.id, ctx.now());
    if (!mine.some(({ id }) => id === sessionId)) throw new AppError("not_found");
    await revokeSessions(tx, { sessionId }, "ended_by_owner", ctx.now());
    await record(tx, ctx, "session.end", { kind: "session", id: sessionId });
  });
  return { done: true };
}

export async function forgetEndedSessions({ db, now }: Pick<Context["deps"], "db" | "now">): Promise<void> {
  const { days } = periods.endedSession;
  await deleteEndedSessions(db, new Date(now().getTime() - days * 86_400_000));
}
