import type { Tx } from "@posoka/db/client";
import { type Role, roles as allRoles, type StaffFlag, staffFlags } from "@posoka/domain/roles";
import type {
  endAccountRole as endRoleContract,
  listAccounts as listContract,
  setAccountState as stateContract,
} from "@posoka/schema/accounts";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { type Actor, actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { leaveCases } from "../../relations/service/hand-over.ts";
import { maySetState } from "../policy.ts";
import { listRunningRoles, lockAccount } from "../queries/accounts.ts";
import { countAdults, endCharityRole, listAdults, lockWorkingAdmins, setDisabled } from "../queries/admin.ts";
import { revokeSessions } from "../queries/sessions.ts";

export async function listAccounts(
  ctx: Context,
  query: ParsedOf<typeof listContract>["query"],
): Promise<ReplyInput<typeof listContract>> {
  const filter = { ...query, tenantId: actorOf(ctx).tenantId, at: ctx.now() };
  const [rows, total] = await Promise.all([listAdults(ctx.db, filter), countAdults(ctx.db, filter)]);
  const items = rows.map((row) => ({
    ...row,
    roles: allRoles.filter((role) => row.roles.includes(role)) satisfies Role[],
    flags: staffFlags.filter((flag) => row.flags.includes(flag)) satisfies StaffFlag[],
    createdAt: row.createdAt.toISOString(),
  }));
  return { items, total };
}

/**
 * Disabling ends every session at once; doing it twice is doing it once. Whoever has cases leaves them to somebody in the
 * same transaction, or openly to the team.
 *
 * @throws {AppError} `has_cases` when nobody was named, `conflict` for the last administrator
 */
export async function setAccountState(
  ctx: Context,
  accountId: string,
  { disabled, casesTo }: ParsedOf<typeof stateContract>["body"],
): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  await ctx.db.transaction(async (tx) => {
    // Before the account itself, so that all who come this way lock in the same order.
    const admins = await lockAdminsWith(tx, actor);
    const account = await lockAccount(tx, accountId);
    if (!account || !maySetState(actor, account)) throw new AppError("not_found");
    if (disabled === (account.disabledAt !== null)) return;
    // Somebody must stay who can let the others in.
    if (disabled && admins.length === 1 && admins[0] === account.id) throw new AppError("conflict");
    if (disabled) await leaveCases(tx, ctx, account.id, casesTo);
    await setDisabled(tx, account.id, disabled ? ctx.now() : null);
    if (disabled) await revokeSessions(tx, { accountId: account.id }, "disabled", ctx.now());
    await record(tx, ctx, disabled ? "account.disable" : "account.enable", { kind: "account", id: account.id });
  });
  return { done: true };
}

/**
 * Somebody stops being staff or administrator and stays as what else they are. Sessions in that role end with it; a
 * person without another role could not sign in at all, and is disabled instead.
 *
 * @throws {AppError} `not_found` when it is not theirs, `conflict` for an only role or the last administrator, `has_cases`
 */
export async function endAccountRole(
  ctx: Context,
  { params, body: { role, casesTo } }: ParsedOf<typeof endRoleContract>,
): Promise<{ done: true }> {
  const actor = actorOf(ctx);
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const admins = await lockAdminsWith(tx, actor);
    const account = await lockAccount(tx, params.accountId);
    if (!account || !maySetState(actor, account)) throw new AppError("not_found");
    const held = await listRunningRoles(tx, account.id, at);
    if (!held.some((one) => one.role === role)) throw new AppError("not_found");
    if (held.every((one) => one.role === role)) throw new AppError("conflict");
    if (role === "admin" && admins.length === 1 && admins[0] === account.id) throw new AppError("conflict");
    if (role === "staff") await leaveCases(tx, ctx, account.id, casesTo);
    await endCharityRole(tx, account.id, role, at);
    await revokeSessions(tx, { accountId: account.id, actingRole: role }, "role_ended", at);
    await record(tx, ctx, "account.end_role", { kind: "account", id: account.id }, { role });
  });
  return { done: true };
}

/** The working administrators, with the actor among them: somebody may have ended that while this one waited. */
async function lockAdminsWith(tx: Tx, actor: Actor): Promise<string[]> {
  const admins = await lockWorkingAdmins(tx, actor.tenantId);
  if (!admins.includes(actor.id)) throw new AppError("forbidden");
  return admins;
}
