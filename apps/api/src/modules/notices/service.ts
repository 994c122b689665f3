import type { Db, Tx } from "@posoka/db/client";
import type { Language } from "@posoka/domain/vocabulary";
import { currentEdition, editionVersions, isEditionDue } from "@posoka/domain/notices/editions";
import { AppError } from "@posoka/schema/errors";
import type { acceptNotice as acceptContract, getMyNotice as getContract } from "@posoka/schema/notices";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../context.ts";
import { record } from "../audit/service.ts";
import { recordConsent } from "../consent/service.ts";
import { findNewestNotice } from "./queries.ts";

/**
 * A page that was opened long ago may name an older edition, and nobody one that never was.
 *
 * @throws {AppError} `invalid_input`
 */
export function refuseUnknownEdition(noticeVersion: string): void {
  if (!editionVersions.some((version) => version === noticeVersion))
    throw new AppError("invalid_input", { fields: { noticeVersion: "bad_choice" } });
}

/** Enters into the register that somebody saw an edition and went on. */
export async function keepNotice(
  tx: Tx,
  { tenantId, subjectId, version, language, at }: KeptNotice & { version: string },
): Promise<void> {
  await recordConsent(tx, {
    tenantId,
    subjectId,
    purpose: "notice",
    recipient: { kind: "charity" },
    act: "given",
    textVersion: version,
    language,
    givenBy: "self",
    signedBy: subjectId,
    at,
  });
}
type KeptNotice = { tenantId: string; subjectId: string; language: Language; at: Date };

/** Whether the current edition has to be shown to somebody. */
export async function isNoticeDue(db: Db | Tx, subjectId: string): Promise<boolean> {
  return isEditionDue((await findNewestNotice(db, subjectId))?.version ?? null);
}

export async function getMyNotice(ctx: Context): Promise<ReplyInput<typeof getContract>> {
  const known = await findNewestNotice(ctx.db, actorOf(ctx).id);
  return { current: currentEdition.version, accepted: known ? { ...known, at: known.at.toISOString() } : null };
}

/** Accepting twice is one line in the register. @throws {AppError} `stale_version` when a newer one came meanwhile */
export async function acceptNotice(
  ctx: Context,
  { version, language }: ParsedOf<typeof acceptContract>["body"],
): Promise<{ done: true }> {
  const { id: subjectId, tenantId } = actorOf(ctx);
  if (version !== currentEdition.version) throw new AppError("stale_version");
  return ctx.db.transaction(async (tx) => {
    if ((await findNewestNotice(tx, subjectId))?.version === version) return { done: true };
    await keepNotice(tx, { tenantId, subjectId, version, language, at: ctx.now() });
    await record(tx, ctx, "notice.accept", { kind: "account", id: subjectId }, { version, language });
    return { done: true };
  });
}
