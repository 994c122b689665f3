import type { Session, signIn as signInContract } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import { findByLogin, listRunningRoles } from "../queries/accounts.ts";
import { countAttempts, forgetAttempts, limits, placeOf } from "./attempts.ts";
import { answerWithSession, openSession } from "./open-session.ts";
import { signsInByFactor } from "./factor-state.ts";
import { passwordMatches } from "./passwords.ts";
import { giveTicket } from "./sign-in-with-factor.ts";

/**
 * Where a second factor is set up the right password gives no session but a ticket for the second step.
 * The same refusal, after the same work, for an unknown name, a wrong password, a disabled or not yet opened account.
 *
 * @throws {AppError} `factor_needed` with the ticket
 */
export async function signIn(
  ctx: Context,
  body: ParsedOf<typeof signInContract>["body"],
  http: Http,
): Promise<Session> {
  const login = body.login.normalize("NFKC").trim().toLowerCase();
  const place = placeOf(http.request.ip);
  const here = limits.signInHere(login, place);
  await countAttempts(ctx, limits.signInAddress(place), limits.signInName(login), here);

  const account = await findByLogin(ctx.db, login);
  const matches = await passwordMatches(account?.passwordHash, body.password);
  const roles = await listRunningRoles(ctx.db, account?.id ?? nobody, ctx.now());
  if (!account || !matches || account.disabledAt !== null || roles.length === 0) {
    http.request.log.warn({ security: "sign_in_failed" }, "sign-in failed");
    await ctx.deps.db.transaction((tx) =>
      record(tx, ctx, "session.refused", { kind: "account", id: account?.id ?? "unknown" }),
    );
    throw new AppError("wrong_credentials");
  }
  await forgetAttempts(ctx, here);
  if (await signsInByFactor(ctx, account.id)) {
    throw new AppError("factor_needed", { ticket: await giveTicket(ctx, account.id) });
  }
  const { shared } = body;
  const opened = await ctx.deps.db.transaction((tx) => openSession(tx, ctx, http, account.id, { shared }));
  return answerWithSession(ctx, http, opened);
}

const nobody = "00000000-0000-0000-0000-000000000000";
