import type { Tx } from "@posoka/db/client";
import { accounts } from "@posoka/db/schema/accounts";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { actorOf, type Context } from "../../../context.ts";
import { sendMail } from "../../outbox/service.ts";

/**
 * Tells a member of staff that cases become theirs on a day; whose they are stands behind the sign-in. Who gives a case
 * to themselves knows of it.
 */
export async function mailOfCases(tx: Tx, ctx: Context, staffId: string, day: string): Promise<void> {
  if (staffId === actorOf(ctx).id) return;
  const [account] = await tx
    .select({ email: accounts.email, language: accounts.language })
    .from(accounts)
    .where(and(eq(accounts.id, staffId), isNotNull(accounts.emailConfirmedAt), isNull(accounts.disabledAt)));
  if (account?.email == null) return;
  const { email: to, language } = account;
  const params = { day: day.split("-").toReversed().join("."), link: `${ctx.deps.config.publicUrl}/staff/youths` };
  await sendMail(tx, { to, language, mail: "casesGiven", params });
}
