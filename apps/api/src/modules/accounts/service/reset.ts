import { setTimeout as pause } from "node:timers/promises";
import type { Tx } from "@posoka/db/client";
import type {
  changePassword as changeContract,
  completeReset as completeContract,
  requestReset as requestContract,
} from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { type AccountRow, findAccount, findByLogin, lockAccount, setPassword } from "../queries/accounts.ts";
import { spendLinksOf } from "../queries/links.ts";
import { revokeSessions } from "../queries/sessions.ts";
import { countAttempts, forgetAttempts, limits, placeOf } from "./attempts.ts";
import { createLink, useLink } from "./links.ts";
import { hashPassword, passwordMatches, refuseWeakPassword } from "./passwords.ts";

/** Longer than the work takes, so that the answer for a known and an unknown address leaves at the same moment. */
const evenPause = 150;

/** Mails a link where the address is confirmed; says the same, at the same time, where nobody has it. */
export async function requestReset(
  ctx: Context,
  { email }: ParsedOf<typeof requestContract>["body"],
  http: Http,
): Promise<{ done: true }> {
  await countAttempts(ctx, limits.resetAddress(placeOf(http.request.ip)), limits.resetEmail(email));
  await Promise.all([pause(evenPause), sendResetLink(ctx, email)]);
  return { done: true };
}

async function sendResetLink(ctx: Context, email: string): Promise<void> {
  await ctx.deps.db.transaction(async (tx) => {
    const account = await findByLogin(tx, email);
    if (!account || account.disabledAt !== null) return;
    const { id: accountId, language, userName } = account;
    const { url } = await createLink(tx, ctx.deps.config, {
      purpose: "reset",
      accountId,
      email,
      language,
      at: ctx.now(),
    });
    await sendMail(tx, { to: email, language, mail: "reset", params: { link: url, userName } });
    await record(tx, ctx, "account.request_reset", { kind: "account", id: accountId });
  });
}

export async function completeReset(
  ctx: Context,
  { token, password }: ParsedOf<typeof completeContract>["body"],
  http: Http,
): Promise<{ done: true }> {
  await countAttempts(ctx, limits.linkAddress(placeOf(http.request.ip)));
  const passwordHash = await hashPassword(password);
  await ctx.deps.db.transaction(async (tx) => {
    const link = await useLink(tx, token, "reset", ctx.now());
    const account = await lockAccount(tx, link.accountId);
    if (!account || account.disabledAt !== null || account.email !== link.email) throw new AppError("link_used");
    // Refused inside the transaction: the link stays good for a better password.
    refuseWeakPassword(password, account.userName);
    await setPassword(tx, account.id, passwordHash);
    await endOtherWaysIn(tx, account.id, ctx.now());
    await revokeSessions(tx, { accountId: account.id }, "password_reset", ctx.now());
    await record(tx, ctx, "account.reset_password", { kind: "account", id: account.id });
    await tellOfNewPassword(tx, account);
  });
  return { done: true };
}

export async function changePassword(
  ctx: Context,
  { current, password }: ParsedOf<typeof changeContract>["body"],
): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  const limit = limits.password(actor.id);
  await countAttempts(ctx, limit);
  const account = await findAccount(ctx.db, actor.id);
  if (!(await passwordMatches(account?.passwordHash, current))) throw new AppError("wrong_credentials");
  refuseWeakPassword(password, account?.userName ?? "");
  const passwordHash = await hashPassword(password);
  await ctx.deps.db.transaction(async (tx) => {
    const locked = await lockAccount(tx, actor.id);
    // Another device was faster: its password counts, and this one has to know it.
    if (!locked || locked.passwordHash !== account?.passwordHash) throw new AppError("wrong_credentials");
    await setPassword(tx, actor.id, passwordHash);
    await endOtherWaysIn(tx, actor.id, ctx.now());
    await revokeSessions(tx, { accountId: actor.id, exceptSessionId: actor.sessionId }, "password_changed", ctx.now());
    await record(tx, ctx, "account.change_password", { kind: "account", id: actor.id });
    await tellOfNewPassword(tx, locked);
  });
  await forgetAttempts(ctx, limit);
  return { done: true };
}

/** A new password ends what the old one had begun, and links and cards that may be in wrong hands. */
export async function endOtherWaysIn(tx: Tx, accountId: string, at: Date): Promise<void> {
  for (const purpose of ["reset", "factor", "card"] as const) await spendLinksOf(tx, accountId, purpose, at);
}

export async function tellOfNewPassword(tx: Parameters<typeof sendMail>[0], account: AccountRow): Promise<void> {
  const { email, emailConfirmedAt, language, userName } = account;
  if (email === null || emailConfirmedAt === null) return;
  await sendMail(tx, { to: email, language, mail: "passwordChanged", params: { userName } });
}
