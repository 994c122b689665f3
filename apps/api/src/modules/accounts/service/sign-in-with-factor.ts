import { randomBytes } from "node:crypto";
import type { Session } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { signInWithFactor as contract } from "@posoka/schema/factors";
import type { ParsedOf } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { type AccountRow, findAccount } from "../queries/accounts.ts";
import { countAttempts, forgetAttempts, limits, placeOf } from "./attempts.ts";
import { keepSecret, lookAtLink, useLink as takeLink } from "./links.ts";
import { answerWithSession, type OpenedSession, openSession } from "./open-session.ts";
import { proveFactor } from "./prove-factor.ts";

/** After the right password: no session, but a secret for five minutes that is good for the second step alone. */
export async function giveTicket(ctx: Context, accountId: string): Promise<string> {
  const ticket = randomBytes(32).toString("base64url");
  await ctx.deps.db.transaction(async (tx) => {
    await keepSecret(tx, ticket, { purpose: "factor", accountId, email: null, at: ctx.now() });
    await record(tx, ctx, "session.ask_factor", { kind: "account", id: accountId });
  });
  return ticket;
}

/** A wrong code leaves the ticket good; the tries are counted by account, so another ticket gives no others. */
export async function signInWithFactor(
  ctx: Context,
  { ticket, code, shared }: ParsedOf<typeof contract>["body"],
  http: Http,
): Promise<Session> {
  await countAttempts(ctx, limits.ticketAddress(placeOf(http.request.ip)));
  const { accountId } = await ticketOf(ctx, ticket);
  const tries = [limits.factor(accountId), limits.factorDay(accountId)];
  await countAttempts(ctx, ...tries);
  const opened = await ctx.deps.db.transaction((tx) => enter(tx, ctx, { accountId, ticket, code, shared }, http));
  if (!opened) {
    http.request.log.warn({ security: "factor_failed" }, "second factor failed");
    await ctx.deps.db.transaction((tx) =>
      record(tx, ctx, "session.factor_refused", { kind: "account", id: accountId }),
    );
    throw new AppError("invalid_input", { fields: { code: "wrong_code" } });
  }
  for (const limit of tries) await forgetAttempts(ctx, limit);
  return answerWithSession(ctx, http, opened);
}

type Step = { accountId: string; ticket: string; code: string; shared: boolean };
type Tx = Parameters<typeof proveFactor>[0];

async function enter(tx: Tx, ctx: Context, step: Step, http: Http): Promise<OpenedSession | null> {
  const { accountId, ticket, code, shared } = step;
  const kind = await proveFactor(tx, ctx, accountId, code);
  if (kind === null) return null;
  await takeLink(tx, ticket, "factor", ctx.now()).catch(ticketOver);
  const account = await findAccount(tx, accountId);
  if (!account || account.disabledAt !== null) throw new AppError("ticket_over");
  const opened = await openSession(tx, ctx, http, accountId, { factor: kind, shared });
  if (kind === "recovery") await tellOfRecoveryCode(tx, account);
  return opened;
}

async function ticketOf(ctx: Context, ticket: string) {
  return lookAtLink(ctx.db, ticket, "factor", ctx.now()).catch(ticketOver);
}

function ticketOver(error: unknown): never {
  throw error instanceof AppError && error.code === "link_used" ? new AppError("ticket_over") : error;
}

/** A recovery code is the spare key: its owner hears of each use. */
async function tellOfRecoveryCode(tx: Tx, account: AccountRow): Promise<void> {
  const { email, emailConfirmedAt, language, userName } = account;
  if (email === null || emailConfirmedAt === null) return;
  await sendMail(tx, { to: email, language, mail: "recoveryCodeUsed", params: { userName } });
}
