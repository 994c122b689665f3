import type { Deps } from "../../../context.ts";
import { AppError } from "@posoka/schema/errors";
import { recordOperator } from "../../audit/service.ts";
import { findByUserName } from "../queries/admin.ts";
import { revokeAllSessions, revokeSessions } from "../queries/sessions.ts";

/**
 * Signs somebody out of every device, or everybody: who holds their tokens is nobody from the next request on.
 *
 * @param userName null: everybody
 * @returns how many sessions ended
 * @throws {AppError} `not_found`
 */
export async function endSessionsByOperator(
  { db, now }: Pick<Deps, "db" | "now">,
  userName: string | null,
): Promise<number> {
  return db.transaction(async (tx) => {
    const at = now();
    if (userName === null) {
      const ended = await revokeAllSessions(tx, "operator", at);
      await recordOperator(tx, "account.end_sessions", { kind: "account", id: "all" }, at, { ended });
      return ended;
    }
    const account = await findByUserName(tx, userName);
    if (!account) throw new AppError("not_found");
    const ended = await revokeSessions(tx, { accountId: account.id }, "operator", at);
    await recordOperator(tx, "account.end_sessions", { kind: "account", id: account.id }, at, { ended });
    return ended;
  });
}
