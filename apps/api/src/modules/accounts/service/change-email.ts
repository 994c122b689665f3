import type { Tx } from "@posoka/db/client";
import { AppError } from "@posoka/schema/errors";
import type { changeEmail as contract } from "@posoka/schema/factors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { type AccountRow, findAccount, findByLogin, lockAccount, setAddress } from "../queries/accounts.ts";
import { type LinkRow, spendLinksOf } from "../queries/links.ts";
import { countAttempts, limits } from "./attempts.ts";
import { requireFresh } from "./freshness.ts";
import { createLink, useLink as takeLink } from "./links.ts";
import { unlessTaken } from "./unless-taken.ts";

/**
 * Mails a link to the new address; until it is opened the old one counts. The old one is told at once, while something
 * can still be done. Where the new one is somebody's already, its owner gets a word; who asked sees no difference.
 */
export async function changeEmail(ctx: Context, { email }: ParsedOf<typeof contract>["body"]): Promise<{ done: true }> {
  const { id } = actorOf(ctx);
  requireFresh(ctx);
  await countAttempts(ctx, limits.changeEmail(id));
  await ctx.deps.db.transaction(async (tx) => {
    const account = await findAccount(tx, id);
    // An address that was never confirmed may be asked for again.
    if (!account || (account.email === email && account.emailConfirmedAt !== null)) return;
    const owner = await findByLogin(tx, email);
    const { language, userName } = account;
    await spendLinksOf(tx, id, "change_email", ctx.now());
    const { url } = await createLink(tx, ctx.deps.config, {
      purpose: "change_email",
      accountId: id,
      email,
      language,
      at: ctx.now(),
      spent: owner !== undefined,
    });
    await sendMail(
      tx,
      owner
        ? { to: email, language: owner.language, mail: "changeEmailTaken", params: { userName: owner.userName } }
        : { to: email, language, mail: "changeEmail", params: { link: url, userName } },
    );
    await tellOldAddress(tx, account, "changeEmailAsked");
    await record(tx, ctx, "account.ask_change_email", { kind: "account", id });
  });
  return { done: true };
}

/**
 * Makes the address of a `change_email` link the one of the account. The unique index decides who has it.
 *
 * @returns false when the secret is of no such link
 * @throws {AppError} `link_used` when somebody else confirmed the address first
 */
export async function takeNewAddress(tx: Tx, ctx: Context, secret: string): Promise<boolean> {
  const link = await spendLinkOf(tx, secret, ctx.now());
  if (!link || link.email === null) return false;
  const { accountId, email } = link;
  const before = await lockAccount(tx, accountId);
  if (!before || before.disabledAt !== null) throw new AppError("link_used");
  if (!(await unlessTaken(tx, (savepoint) => setAddress(savepoint, accountId, email, ctx.now())))) {
    throw new AppError("link_used");
  }
  // A link to a new password that waits in the old mailbox is not for whoever reads that one now.
  await spendLinksOf(tx, accountId, "reset", ctx.now());
  await spendLinksOf(tx, accountId, "confirm_email", ctx.now());
  await tellOldAddress(tx, before, "emailChanged");
  await record(tx, ctx, "account.change_email", { kind: "account", id: accountId });
  return true;
}

async function spendLinkOf(tx: Tx, secret: string, at: Date): Promise<LinkRow | undefined> {
  return takeLink(tx, secret, "change_email", at).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "link_used") return undefined;
    throw error;
  });
}

async function tellOldAddress(
  tx: Tx,
  { email, emailConfirmedAt, language, userName }: AccountRow,
  mail: "changeEmailAsked" | "emailChanged",
): Promise<void> {
  if (email === null || emailConfirmedAt === null) return;
  await sendMail(tx, { to: email, language, mail, params: { userName } });
}
