import { randomInt } from "node:crypto";
import type { Tx } from "@posoka/db/client";
import type { Session } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type {
  issueCard as issueContract,
  lookAtCard as lookContract,
  useCard as useContract,
} from "@posoka/schema/factors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { qrOf } from "../../../qr.ts";
import { type AccountRow, findAccount, lockAccount, setPassword } from "../queries/accounts.ts";
import { findLastCard, insertCard, markCardUsed } from "../queries/cards.ts";
import { spendLinksOf } from "../queries/links.ts";
import { revokeSessions } from "../queries/sessions.ts";
import { countAttempts, limits, placeOf } from "./attempts.ts";
import { keepSecret, lookAtLink, pageUrl, useLink as takeLink } from "./links.ts";
import { answerWithSession, openSession } from "./open-session.ts";
import { hashPassword, refuseWeakPassword } from "./passwords.ts";
import { endOtherWaysIn, tellOfNewPassword } from "./reset.ts";

/** Digits are on every keyboard and need no letters; twenty of them are 66 bits. */
const codeLength = 20;

/**
 * Makes a card for a young person's account, in the caller's transaction. The caller has judged whose case it is; it is
 * the charity's staff alone, and an earlier card ends.
 *
 * @throws {AppError} `not_found` when the account cannot sign in at all
 */
export async function makeCard(tx: Tx, ctx: Context, accountId: string): Promise<ReplyInput<typeof issueContract>> {
  const actor = actorOf(ctx);
  const at = ctx.now();
  const account = await lockAccount(tx, accountId);
  if (!account || account.disabledAt !== null) throw new AppError("not_found");
  const { config } = ctx.deps;
  const code = Array.from({ length: codeLength }, () => randomInt(10)).join("");
  await spendLinksOf(tx, accountId, "card", at);
  const { expiresAt } = await keepSecret(tx, code, { purpose: "card", accountId, email: null, at });
  await insertCard(tx, { tenantId: account.tenantId, accountId, issuedBy: actor.id, issuedAt: at });
  await record(tx, ctx, "card.issue", { kind: "youth", id: accountId });
  await tellOfCard(tx, account);
  const link = pageUrl(config, account.language, `card/${code}`);
  return {
    userName: account.userName,
    link,
    code: code.replace(/.{4}(?=.)/g, "$& "),
    qr: qrOf(link),
    expiresAt: expiresAt.toISOString(),
  };
}

export async function lookAtCard(
  ctx: Context,
  { code }: ParsedOf<typeof lookContract>["body"],
  http: Http,
): Promise<ReplyInput<typeof lookContract>> {
  await countAttempts(ctx, limits.linkAddress(placeOf(http.request.ip)));
  const { accountId } = await lookAtLink(ctx.db, code, "card", ctx.now());
  const account = await findAccount(ctx.db, accountId);
  if (!account || account.disabledAt !== null) throw new AppError("link_used");
  return { userName: account.userName };
}

/** Sets a new password and opens the one session that is left. */
export async function enterByCard(
  ctx: Context,
  { code, password }: ParsedOf<typeof useContract>["body"],
  http: Http,
): Promise<Session> {
  await countAttempts(ctx, limits.linkAddress(placeOf(http.request.ip)));
  const passwordHash = await hashPassword(password);
  const opened = await ctx.deps.db.transaction(async (tx) => {
    const at = ctx.now();
    const { accountId } = await takeLink(tx, code, "card", at);
    const account = await lockAccount(tx, accountId);
    if (!account || account.disabledAt !== null) throw new AppError("link_used");
    // Refused inside the transaction: the card stays good for a better password.
    refuseWeakPassword(password, account.userName);
    await setPassword(tx, accountId, passwordHash);
    await endOtherWaysIn(tx, accountId, at);
    await revokeSessions(tx, { accountId }, "card_used", at);
    const card = await findLastCard(tx, accountId, new Date(0));
    if (card) await markCardUsed(tx, card.id, at);
    const session = await openSession(tx, ctx, http, accountId);
    await record(tx, { ...ctx, actor: session.actor }, "card.use", { kind: "youth", id: accountId });
    await tellOfNewPassword(tx, account);
    return session;
  });
  return answerWithSession(ctx, http, opened);
}

async function tellOfCard(tx: Tx, { email, emailConfirmedAt, language, userName }: AccountRow): Promise<void> {
  if (email === null || emailConfirmedAt === null) return;
  await sendMail(tx, { to: email, language, mail: "cardIssued", params: { userName } });
}
