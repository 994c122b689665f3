import { AppError } from "@posoka/schema/errors";
import type { ErasureTime } from "@posoka/schema/erasure";
import type { Deps } from "../../../context.ts";
import { lockLeaver } from "../../accounts/service/leaving.ts";
import { recordOperator } from "../../audit/service.ts";
import { deleteRequest } from "../queries.ts";
import { leave } from "./leave.ts";

type Operator = Pick<Deps, "db" | "now">;

/** What a person does in the privacy desk, for one who cannot: by whoever runs the server. */
export async function eraseByOperator(
  { db, now }: Operator,
  userName: string,
  when: ErasureTime,
): Promise<Date | null> {
  return db.transaction(async (tx) => {
    const at = now();
    const asked = {
      who: { userName },
      when,
      by: "operator",
      byAccount: null,
      via: "in_person",
      sessionId: null,
    } as const;
    const { accountId, dueAt } = await leave(tx, { ...asked, at });
    await recordOperator(tx, "erasure.ask", { kind: "account", id: accountId }, at, { when });
    return dueAt;
  });
}

/** @throws {AppError} `not_found` when no such account is to be erased */
export async function takeBackByOperator({ db, now }: Operator, userName: string): Promise<void> {
  await db.transaction(async (tx) => {
    const account = await lockLeaver(tx, { userName });
    if (!account || !(await deleteRequest(tx, account.id))) throw new AppError("not_found");
    await recordOperator(tx, "erasure.take_back", { kind: "account", id: account.id }, now());
  });
}
