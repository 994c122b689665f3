import { timingSafeEqual } from "node:crypto";
import type { Tx } from "@posoka/db/client";
import { ageOn } from "@posoka/domain/ages";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { Session } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type {
  lookAtGuardianLink as lookContract,
  openByGuardianLink as openContract,
  takeGuardianLink as takeContract,
} from "@posoka/schema/guardians";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { countAttempts, forgetAttempts, limits, placeOf } from "../../accounts/service/attempts.ts";
import { endLinksOf, hashOfCode, lookAtLink, useLink as spendLink } from "../../accounts/service/links.ts";
import { grantRole } from "../../accounts/service/memberships.ts";
import { answerWithAccess, answerWithSession, openSession } from "../../accounts/service/open-session.ts";
import { hashPassword } from "../../accounts/service/passwords.ts";
import { actInRole } from "../../accounts/service/sessions.ts";
import { findUnopened, openUnopened, retireUnopened } from "../../accounts/service/unopened.ts";
import { youthHere } from "../../accounts/service/youth-here.ts";
import { record } from "../../audit/service.ts";
import { lockLinksOf, moveLink } from "../queries/links.ts";
import { reopenUnsigned } from "./answer.ts";
import { openTask } from "./representation.ts";

type Link = Awaited<ReturnType<typeof lookAtLink>>;
const adult = 18;

/** Says whether the link is good, and nothing about the young person. */
export async function lookAt(
  ctx: Context,
  { token }: ParsedOf<typeof lookContract>["body"],
  http: Http,
): Promise<ReplyInput<typeof lookContract>> {
  const link = await goodLink(ctx, token, http);
  const account = await ctx.deps.db.transaction((tx) => findUnopened(tx, link.accountId));
  if (!account) throw new AppError("link_used");
  return { userName: account.userName };
}

/** A password makes the account its owner's; an address counts as theirs when the link came there. */
export async function openByLink(
  ctx: Context,
  { token, code, password }: ParsedOf<typeof openContract>["body"],
  http: Http,
): Promise<Session> {
  const link = await goodLink(ctx, token, http);
  await proveCode(ctx, link, token, code);
  const passwordHash = await hashPassword(password);
  const opened = await ctx.deps.db.transaction(async (tx) => {
    const { accountId, email } = await spendLink(tx, token, "guardian", ctx.now());
    const account = await findUnopened(tx, accountId);
    if (!account) throw new AppError("link_used");
    await openUnopened(tx, ctx, account, { password, passwordHash, email });
    const session = await openSession(tx, ctx, http, accountId);
    await record(tx, { ...ctx, actor: session.actor }, "representative.enter", { kind: "account", id: accountId });
    return session;
  });
  await forgetAttempts(ctx, limits.linkCode(link.accountId));
  return answerWithSession(ctx, http, opened);
}

/** Somebody with an account of their own, of this charity: the child goes there, and the account that waited ends. */
export async function takeLink(
  ctx: Context,
  { token, code }: ParsedOf<typeof takeContract>["body"],
  http: Http,
): Promise<Session> {
  const actor = actorOf(ctx);
  const link = await goodLink(ctx, token, http);
  await proveCode(ctx, link, token, code);
  const next = await ctx.deps.db.transaction(async (tx) => {
    const at = ctx.now();
    const { accountId } = await spendLink(tx, token, "guardian", at);
    const account = await findUnopened(tx, accountId);
    if (account?.tenantId !== actor.tenantId) throw new AppError("link_used");
    const beside = await lockLinksOf(tx, accountId, at);
    const own = new Set((await lockLinksOf(tx, actor.id, at)).map(({ youthId }) => youthId));
    for (const { id, youthId } of beside) {
      // Recorded twice for one child, the person keeps the link they have.
      if (!own.has(youthId)) await moveLink(tx, id, actor.id);
    }
    await grantRole(tx, { accountId: actor.id, role: "guardian", organisationId: null, grantedAt: at });
    await retireUnopened(tx, accountId, at);
    // What was signed on paper under the account that waited is not this account's word.
    for (const { youthId } of beside) await reopenUnsigned(tx, ctx, youthId);
    await record(tx, ctx, "representative.take", { kind: "account", id: actor.id }, { from: accountId });
    return actInRole(tx, ctx, { role: "guardian", organisationId: null });
  });
  await forgetAttempts(ctx, limits.linkCode(link.accountId));
  return answerWithAccess(ctx, http, next);
}

/** @throws {AppError} `link_used`: forged, used, over, of another charity, or opened where a young person is signed in */
async function goodLink(ctx: Context, token: string, http: Http): Promise<Link> {
  await countAttempts(ctx, limits.linkAddress(placeOf(http.request.ip)));
  const link = await lookAtLink(ctx.db, token, "guardian", ctx.now());
  const youth = await youthHere(ctx, http);
  if (!youth) return link;
  const strays = await ctx.deps.db.transaction((tx) => endStray(tx, ctx, link, youth));
  if (!strays) return link;
  http.request.log.warn({ security: "guardian_link_astray" }, "guardian link in a young person's browser");
  throw new AppError("link_used");
}

/**
 * A link in the browser of that young person, or of any minor, has left the hands it was meant for: it ends and the
 * team hears of it. A grown-up brother or sister at the same computer is no sign of that.
 */
async function endStray(
  tx: Tx,
  ctx: Context,
  { accountId }: Link,
  youth: { id: string; birthDate: string },
): Promise<boolean> {
  const at = ctx.now();
  const links = await lockLinksOf(tx, accountId, at);
  const isMinor = ageOn(youth.birthDate, sofiaDate(at)) < adult;
  if (!isMinor && !links.some(({ youthId }) => youthId === youth.id)) return false;
  await endLinksOf(tx, accountId, "guardian", at);
  for (const { id, tenantId, youthId } of links) {
    await record(tx, ctx, "representative.link_astray", { kind: "guardian_link", id }, { youth: youthId });
    await openTask(tx, ctx, { tenantId, youthId, kind: "link_astray" });
  }
  return true;
}

/** The tries are counted before the code is looked at, so that many at once give no more of them. */
async function proveCode(ctx: Context, link: Link, token: string, code: string): Promise<void> {
  await countAttempts(ctx, limits.linkCode(link.accountId));
  const [told, kept] = [Buffer.from(hashOfCode(token, code)), Buffer.from(link.codeHash ?? "")];
  if (told.length === kept.length && timingSafeEqual(told, kept)) return;
  throw new AppError("invalid_input", { fields: { code: "wrong_code" } });
}
