import type { Tx } from "@posoka/db/client";
import { accounts } from "@posoka/db/schema/accounts";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "../../../context.ts";
import { staying } from "../../privacy/service/staying.ts";
import { sendMail } from "../../outbox/service.ts";

/** Mails to young people: that there is news, and a link behind the sign-in; nothing that another reader could use. */
export type YouthMail = "applicationNews" | "youthConfirmed" | "mentorAssigned" | "reviewDone";

/** Only to a confirmed address; who has none finds the news after signing in. */
export async function mailYouth(tx: Tx, ctx: Context, youthId: string, mail: YouthMail, path: string): Promise<void> {
  const [account] = await tx
    .select({ email: accounts.email, language: accounts.language })
    .from(accounts)
    .where(
      and(
        eq(accounts.id, youthId),
        isNotNull(accounts.emailConfirmedAt),
        isNull(accounts.disabledAt),
        staying(accounts.id),
      ),
    );
  if (account?.email == null) return;
  const { email: to, language } = account;
  await sendMail(tx, { to, language, mail, params: { link: ctx.deps.config.publicUrl + path } });
}
