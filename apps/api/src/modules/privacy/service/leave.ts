import type { Tx } from "@posoka/db/client";
import { erasureDue } from "@posoka/domain/privacy/periods";
import { AppError } from "@posoka/schema/errors";
import type { ErasureTime, erasureVias } from "@posoka/schema/erasure";
import { lockLeaver, signOutElsewhere } from "../../accounts/service/leaving.ts";
import { endSharesOf } from "../../consent/service/shares.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { endSharesAsked } from "../../guardians/service/ask.ts";
import { dropWaitingMail, sendMail } from "../../outbox/service.ts";
import { insertRequest, isErased } from "../queries.ts";
import { dutyOf } from "./duty.ts";
import { eraseSubject } from "./erase-subject.ts";

export type Leaving = {
  who: { id: string } | { userName: string };
  when: ErasureTime;
  by: "self" | "staff" | "operator";
  byAccount: string | null;
  via: "online" | (typeof erasureVias)[number];
  /** The session that asks stays, so that it can take it back. */
  sessionId: string | null;
  at: Date;
};

/**
 * Erases an account now, or hides it at once and lets the clock erase it when the time to take it back is over. In the
 * caller's transaction, which also records it. Asked for `now`, an account that is leaving already goes at once.
 *
 * @returns when it will be erased, null when it is gone
 * @throws {AppError} `not_found` for nobody or somebody who was erased, `duty_runs`, `conflict` when it is leaving already
 */
export async function leave(tx: Tx, leaving: Leaving): Promise<{ accountId: string; dueAt: Date | null }> {
  const { at, when } = leaving;
  const account = await lockLeaver(tx, leaving.who);
  if (!account || (await isErased(tx, account.id))) throw new AppError("not_found");
  if ((await dutyOf(tx, account, at)) !== null) throw new AppError("duty_runs");
  if (when === "now") {
    await eraseSubject(tx, account.id, at);
    return { accountId: account.id, dueAt: null };
  }
  const dueAt = erasureDue(at);
  const { by: byRole, byAccount, via } = leaving;
  const request = { accountId: account.id, requestedAt: at, dueAt, byRole, byAccount, via };
  if (!(await insertRequest(tx, request))) throw new AppError("conflict");
  const { id: youthId, tenantId, language: spoken } = account;
  await endSharesOf(tx, { youthId, tenantId, textVersion: noticeVersion, language: spoken, at });
  await endSharesAsked(tx, youthId, at);
  await signOutElsewhere(tx, account.id, leaving.sessionId, at);
  if (account.email !== null) {
    await dropWaitingMail(tx, account.email);
    const { email: to, language, userName } = account;
    // The one mail that still goes: somebody else may have asked in their name.
    if (account.emailConfirmedAt !== null) {
      await sendMail(tx, { to, language, mail: "erasureAsked", params: { userName } });
    }
  }
  return { accountId: account.id, dueAt };
}
