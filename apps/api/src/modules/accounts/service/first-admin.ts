import type { Deps } from "../../../context.ts";
import { recordOperator } from "../../audit/service.ts";
import { findInvitedAdmin, someAdminWorks, waitForFirstAdmin } from "../queries/admin.ts";
import { spendLinksOf } from "../queries/links.ts";
import { defaultTenant } from "./default-tenant.ts";
import { createInvitation, invite } from "./invitation.ts";

/**
 * A one-time link that opens the first administrator's account, renewed at each call; null once one can sign in.
 * For whoever starts the server and reads its first lines.
 */
export async function firstAdminLink({ db, config, now }: Pick<Deps, "db" | "config" | "now">): Promise<string | null> {
  return db.transaction(async (tx) => {
    await waitForFirstAdmin(tx);
    if (await someAdminWorks(tx)) return null;
    const at = now();
    const invited = await findInvitedAdmin(tx);
    if (!invited) {
      const admin = {
        role: "admin",
        displayName: "Администратор",
        email: null,
        flags: [],
        language: "bg",
        at,
      } as const;
      const by = { tenantId: await defaultTenant(tx), grantedBy: null, signUpKey: null };
      const { id, link } = await invite(tx, config, admin, by);
      await recordOperator(tx, "account.invite", { kind: "account", id }, at, { role: "admin" });
      return link;
    }
    await spendLinksOf(tx, invited.id, "invitation", at);
    await recordOperator(tx, "account.renew_invitation", { kind: "account", id: invited.id }, at);
    const { url } = await createInvitation(tx, config, invited, at, null);
    return url;
  });
}
