import type { Role, StaffFlag } from "@posoka/domain/roles";
import { AppError } from "@posoka/schema/errors";
import type { Deps } from "../../../context.ts";
import { recordOperator } from "../../audit/service.ts";
import { refuseWithCases } from "../../relations/service/hand-over.ts";
import { type AdultRow, findByUserName, listAdults, lockWorkingAdmins, setDisabled } from "../queries/admin.ts";
import { revokeSessions } from "../queries/sessions.ts";
import { defaultTenant } from "./default-tenant.ts";
import { invite } from "./invitation.ts";

type Operator = Pick<Deps, "db" | "config" | "now">;
type Wanted = { role: Role; displayName: string; email: string | null; flags: readonly StaffFlag[] };

/** What an administrator does by `inviteAccount`, for the operator program. */
export async function createByOperator({ db, config, now }: Operator, wanted: Wanted) {
  return db.transaction(async (tx) => {
    const at = now();
    const by = { tenantId: await defaultTenant(tx), grantedBy: null, signUpKey: null };
    const { id, userName, link, expiresAt } = await invite(tx, config, { ...wanted, language: "bg", at }, by);
    await recordOperator(tx, "account.invite", { kind: "account", id }, at, {
      role: wanted.role,
      flags: [...wanted.flags],
    });
    return { id, userName, role: wanted.role, link, expiresAt: expiresAt.toISOString() };
  });
}

/** @throws {AppError} `not_found`, `conflict` for the last administrator, or `has_cases` unless these may stay behind */
export async function disableByOperator(
  { db, now }: Pick<Operator, "db" | "now">,
  userName: string,
  { leaveCases }: { leaveCases: boolean },
): Promise<void> {
  await db.transaction(async (tx) => {
    const admins = await lockWorkingAdmins(tx, await defaultTenant(tx));
    const account = await findByUserName(tx, userName);
    if (!account) throw new AppError("not_found");
    if (account.disabledAt !== null) return;
    if (admins.length === 1 && admins[0] === account.id) throw new AppError("conflict");
    if (!leaveCases) await refuseWithCases(tx, account.id, now());
    await setDisabled(tx, account.id, now());
    await revokeSessions(tx, { accountId: account.id }, "disabled", now());
    await recordOperator(tx, "account.disable", { kind: "account", id: account.id }, now());
  });
}

/** Every adult's account, by name. */
export async function listByOperator({ db, now }: Pick<Operator, "db" | "now">): Promise<AdultRow[]> {
  const tenantId = await defaultTenant(db);
  const all: AdultRow[] = [];
  for (let page = 1; ; page += 1) {
    const rows = await listAdults(db, { tenantId, q: "", page, limit: 500, at: now() });
    all.push(...rows);
    if (rows.length < 500) return all;
  }
}
