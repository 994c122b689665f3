import type { Tx } from "@posoka/db/client";
import { currentEdition } from "@posoka/domain/notices/editions";
import type { Context } from "../../../context.ts";
import { keepNotice } from "../../notices/service.ts";
import { type AccountRow, lockAccount, setPassword } from "../queries/accounts.ts";
import { clearAccount, endRunningRoles } from "../queries/admin.ts";
import { takeAddress } from "./invitation.ts";
import { endLinksOf } from "./links.ts";
import { refuseWeakPassword } from "./passwords.ts";

/** An account that somebody was invited to and that nobody opened yet, kept until the transaction ends. */
export async function findUnopened(tx: Tx, accountId: string): Promise<AccountRow | undefined> {
  const account = await lockAccount(tx, accountId);
  return account && account.passwordHash === null && account.disabledAt === null ? account : undefined;
}

/** Its owner came by a link for a representative and sets the password; the name stays as the papers have it. */
export async function openUnopened(
  tx: Tx,
  ctx: Context,
  account: AccountRow,
  { password, passwordHash, email }: { password: string; passwordHash: string; email: string | null },
): Promise<void> {
  // Refused inside the transaction: the link stays good for a better password.
  refuseWeakPassword(password, account.userName);
  await setPassword(tx, account.id, passwordHash);
  // The page shows the links to notice and terms.
  const { tenantId, id: subjectId, language } = account;
  await keepNotice(tx, { tenantId, subjectId, version: currentEdition.version, language, at: ctx.now() });
  await endLinksOf(tx, account.id, "guardian", ctx.now());
  if (email !== null) await takeAddress(tx, ctx, account.id, email);
}

/** Its owner has another account: this one ends without a word about the person. */
export async function retireUnopened(tx: Tx, accountId: string, at: Date): Promise<void> {
  await clearAccount(tx, accountId, at);
  await endRunningRoles(tx, accountId, at);
}
