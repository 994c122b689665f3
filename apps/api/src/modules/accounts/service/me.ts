import type { Db, Tx } from "@posoka/db/client";
import type { Me } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import { type Actor, actorOf, type Context } from "../../../context.ts";
import { isNoticeDue } from "../../notices/service.ts";
import { retentionNoticeOf } from "../../privacy/service/retention-notice.ts";
import { findAccount, listRunningRoles } from "../queries/accounts.ts";
import { factorStateOf } from "./factor-state.ts";
import { lastCardOf } from "./last-card.ts";

export async function getMe(ctx: Context): Promise<Me> {
  return meOf(ctx, actorOf(ctx));
}

/** Who somebody is to themselves: the roles they may act in, and what they act as now. */
export async function meOf(ctx: Pick<Context, "db" | "deps" | "now">, actor: Actor): Promise<Me> {
  const { db } = ctx;
  const at = ctx.now();
  const account = await findAccount(db, actor.id);
  if (!account) throw new AppError("unauthenticated");
  const roles = await listRunningRoles(db, actor.id, at);
  const { youth } = actor;
  return {
    id: account.id,
    userName: account.userName,
    displayName: account.displayName,
    email: account.email,
    emailConfirmed: account.emailConfirmedAt !== null,
    acting: actor.role,
    roles: roles.map(({ role, organisationId, organisationName }) => ({ role, organisationId, organisationName })),
    flags: [...actor.flags],
    language: account.language,
    youth: youth && { state: youth.state, minor: youth.minor },
    factor: factorStateOf(actor, ctx.deps.config),
    noticeDue: await isNoticeDue(db, account.id),
    card: youth && (await lastCardOf(db, account.id, at)),
    sharedDevice: actor.shared,
    retentionNotice: await retentionNoticeOf(db, account.id),
    leavesAt: actor.leavesAt?.toISOString() ?? null,
  };
}

/** The language in which somebody reads. */
export async function languageOf(db: Db | Tx, accountId: string): Promise<Me["language"]> {
  return (await findAccount(db, accountId))?.language ?? "bg";
}
