import type { Db, Tx } from "@posoka/db/client";
import type { ParsedOf } from "@posoka/schema/route";
import type { Charity, saveCharity as saveContract } from "@posoka/schema/site";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { deleteSetting, insertSetting, nameOfTenant, settingsInForce } from "../queries.ts";

const fields = ["name", "address", "phone", "email", "hours", "dataProtection"] as const;
const settingOf = (field: (typeof fields)[number]): string => `charity_${field}`;
/** The names under which its parts are kept. */
export const charitySettings: readonly string[] = fields.map(settingOf);

/** How people reach a charity; without an id, the one that runs this installation. */
export async function charityContact(db: Db | Tx, at: Date, tenantId?: string): Promise<Charity> {
  const held = await settingsInForce(db, charitySettings, at, tenantId);
  const of = (field: (typeof fields)[number]): string | null => held.get(settingOf(field)) || null;
  return {
    name: of("name") ?? (await nameOfTenant(db, tenantId)),
    address: of("address"),
    phone: of("phone"),
    email: of("email"),
    hours: of("hours"),
    dataProtection: of("dataProtection"),
  };
}

/** Each part that changed takes the place of what was there, since a published name is kept only until it is replaced. */
export async function saveCharity(ctx: Context, body: ParsedOf<typeof saveContract>["body"]): Promise<Charity> {
  const { id: recordedBy, tenantId } = actorOf(ctx);
  const since = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const before = await charityContact(tx, since, tenantId);
    const changed = fields.filter((field) => body[field] !== before[field]);
    for (const field of changed) {
      await deleteSetting(tx, tenantId, settingOf(field));
      await insertSetting(tx, { tenantId, name: settingOf(field), value: body[field] ?? "", since, recordedBy });
    }
    if (changed.length > 0)
      await record(tx, ctx, "settings.charity", { kind: "tenant", id: tenantId }, { fields: changed });
    return charityContact(tx, since, tenantId);
  });
}
