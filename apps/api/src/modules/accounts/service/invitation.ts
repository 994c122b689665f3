import type { Tx } from "@posoka/db/client";
import { currentEdition } from "@posoka/domain/notices/editions";
import type { Role, StaffFlag } from "@posoka/domain/roles";
import type {
  acceptInvitation as acceptContract,
  inviteAccount as inviteContract,
  lookAtInvitation as lookContract,
  Session,
} from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import type { Config } from "../../../env.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import { keepNotice } from "../../notices/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { type AccountRow, findAccount, listRunningRoles, lockAccount } from "../queries/accounts.ts";
import { setNameAndPassword } from "../queries/admin.ts";
import { spendLinksOf } from "../queries/links.ts";
import { countAttempts, limits, placeOf } from "./attempts.ts";
import { createAccount } from "./create-account.ts";
import { confirmAddressOnce } from "./email.ts";
import { createLink, lookAtLink, useLink } from "./links.ts";
import { answerWithSession, openSession } from "./open-session.ts";
import { hashPassword, refuseWeakPassword } from "./passwords.ts";
import { signUpKeyOf } from "./sign-up-key.ts";

export type Invitation = {
  role: Role;
  displayName: string;
  email: string | null;
  flags: readonly StaffFlag[];
  /** Of a partner or an institution. */
  organisationId?: string;
  language: AccountRow["language"];
  at: Date;
};

export async function inviteAccount(
  ctx: Context,
  { email, ...body }: ParsedOf<typeof inviteContract>["body"],
  http: Http,
): Promise<ReplyInput<typeof inviteContract>> {
  const { id: grantedBy, tenantId } = actorOf(ctx);
  if (body.flags.length > 0 && body.role !== "staff")
    throw new AppError("invalid_input", { fields: { flags: "bad_choice" } });
  const signUpKey = signUpKeyOf(http, `invitation:${grantedBy}`);
  return ctx.deps.db.transaction(async (tx) => {
    const invitation = { ...body, email: email ?? null, at: ctx.now() };
    const { id, userName, link, expiresAt } = await invite(tx, ctx.deps.config, invitation, {
      tenantId,
      grantedBy,
      signUpKey,
    });
    await record(tx, ctx, "account.invite", { kind: "account", id }, { role: body.role, flags: [...body.flags] });
    return { id, userName, link, expiresAt: expiresAt.toISOString() };
  });
}

/**
 * Opens an account without a password and makes its link; the caller records it. An address gets a link of its own by mail: whoever comes by
 * that one has shown that the address is theirs.
 *
 * @throws {AppError} `conflict` when the same request came before and the invitation was accepted since
 */
export async function invite(
  tx: Tx,
  config: Config,
  invitation: Invitation,
  by: { tenantId: string; grantedBy: string | null; signUpKey: string | null },
): Promise<{ id: string; userName: string; link: string; expiresAt: Date }> {
  const { at } = invitation;
  const names = { userName: invitation.role, passwordHash: null, organisationId: invitation.organisationId ?? null };
  const account = await createAccount(tx, { ...invitation, ...names, ...by });
  if (account.passwordHash !== null) throw new AppError("conflict");
  if (account.existed) await spendLinksOf(tx, account.id, "invitation", at);
  const { url, expiresAt } = await createInvitation(tx, config, account, at, account.email);
  return { id: account.id, userName: account.userName, link: url, expiresAt };
}

/** A link to hand over, and a second one by mail where there is an address. */
export async function createInvitation(
  tx: Tx,
  config: Config,
  account: Pick<AccountRow, "id" | "userName" | "displayName" | "language">,
  at: Date,
  email: string | null,
): Promise<{ url: string; expiresAt: Date }> {
  const { id: accountId, language, userName, displayName } = account;
  const link = { purpose: "invitation", accountId, language, at } as const;
  if (email !== null) {
    const mailed = await createLink(tx, config, { ...link, email });
    await sendMail(tx, {
      to: email,
      language,
      mail: "invitation",
      params: { link: mailed.url, userName, name: displayName },
    });
  }
  return createLink(tx, config, { ...link, email: null });
}

export async function lookAtInvitation(
  ctx: Context,
  { token }: ParsedOf<typeof lookContract>["body"],
  http: Http,
): Promise<ReplyInput<typeof lookContract>> {
  await countAttempts(ctx, limits.linkAddress(placeOf(http.request.ip)));
  const link = await lookAtLink(ctx.db, token, "invitation", ctx.now());
  const account = await findAccount(ctx.db, link.accountId);
  const [first] = await listRunningRoles(ctx.db, link.accountId, ctx.now());
  if (!account || !first || account.disabledAt !== null) throw new AppError("link_used");
  return { role: first.role, userName: account.userName, displayName: account.displayName };
}

export async function acceptInvitation(
  ctx: Context,
  { token, displayName, password }: ParsedOf<typeof acceptContract>["body"],
  http: Http,
): Promise<Session> {
  await countAttempts(ctx, limits.linkAddress(placeOf(http.request.ip)));
  const passwordHash = await hashPassword(password);
  const opened = await ctx.deps.db.transaction(async (tx) => {
    const at = ctx.now();
    const link = await useLink(tx, token, "invitation", at);
    const account = await lockAccount(tx, link.accountId);
    if (!account || account.disabledAt !== null || account.passwordHash !== null) throw new AppError("link_used");
    // Refused inside the transaction: the link stays good for a better password.
    refuseWeakPassword(password, account.userName);
    await setNameAndPassword(tx, account.id, { displayName, passwordHash });
    await spendLinksOf(tx, account.id, "invitation", at);
    // The page shows the links to notice and terms.
    const { tenantId, language } = account;
    await keepNotice(tx, { tenantId, subjectId: account.id, version: currentEdition.version, language, at });
    if (link.email !== null) await takeAddress(tx, ctx, account.id, link.email);
    const session = await openSession(tx, ctx, http, account.id);
    await record(tx, { ...ctx, actor: session.actor }, "account.accept_invitation", {
      kind: "account",
      id: account.id,
    });
    return session;
  });
  return answerWithSession(ctx, http, opened);
}

/** Where somebody else has the address the account is opened without it. */
export async function takeAddress(tx: Tx, ctx: Context, accountId: string, email: string): Promise<void> {
  await confirmAddressOnce(tx, ctx, accountId, email).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
