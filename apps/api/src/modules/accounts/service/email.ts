import type { Tx } from "@posoka/db/client";
import type { confirmEmail as confirmEmailContract } from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { type AccountRow, confirmAddress, findByLogin } from "../queries/accounts.ts";
import { countAttempts, limits, placeOf } from "./attempts.ts";
import { takeNewAddress } from "./change-email.ts";
import { createLink, useLink } from "./links.ts";
import { unlessTaken } from "./unless-taken.ts";

/**
 * Mails a link that confirms an address. Where the address is somebody's already, its owner gets a word instead; who
 * asked sees no difference, and the work is the same.
 */
export async function askToConfirmEmail(
  tx: Tx,
  ctx: Context,
  account: Pick<AccountRow, "id" | "userName" | "language"> & { email: string },
): Promise<void> {
  const { id: accountId, email, language } = account;
  const owner = await findByLogin(tx, email);
  const spent = owner !== undefined;
  const { url } = await createLink(tx, ctx.deps.config, {
    purpose: "confirm_email",
    accountId,
    email,
    language,
    at: ctx.now(),
    spent,
  });
  // A link that never works is not sent: the owner is told how to sign in.
  const mail = spent
    ? { to: email, language: owner.language, mail: "emailTaken", params: { userName: owner.userName } }
    : { to: email, language, mail: "confirmEmail", params: { link: url, userName: account.userName } };
  await sendMail(tx, mail);
}

export async function confirmEmail(
  ctx: Context,
  { token }: ParsedOf<typeof confirmEmailContract>["body"],
  http: Http,
): Promise<{ done: true }> {
  await countAttempts(ctx, limits.linkAddress(placeOf(http.request.ip)));
  await ctx.deps.db.transaction(async (tx) => {
    // Either kind of link arrives at the same page.
    if (await takeNewAddress(tx, ctx, token)) return;
    const link = await useLink(tx, token, "confirm_email", ctx.now());
    await confirmAddressOnce(tx, ctx, link.accountId, link.email);
    await record(tx, ctx, "account.confirm_email", { kind: "account", id: link.accountId });
  });
  return { done: true };
}

/**
 * The unique index decides who has an address.
 *
 * @throws {AppError} `link_used` when the address changed or somebody else confirmed it first
 */
export async function confirmAddressOnce(tx: Tx, ctx: Context, accountId: string, email: string | null): Promise<void> {
  const confirmed =
    email !== null && (await unlessTaken(tx, (savepoint) => confirmAddress(savepoint, accountId, email, ctx.now())));
  if (!confirmed) throw new AppError("link_used");
}
