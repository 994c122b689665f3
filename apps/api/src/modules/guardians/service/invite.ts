import { randomInt } from "node:crypto";
import { AppError } from "@posoka/schema/errors";
import type { inviteRepresentative as contract } from "@posoka/schema/guardians";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { qrOf } from "../../../qr.ts";
import { countAttempts, forgetAttempts, limits } from "../../accounts/service/attempts.ts";
import { requireFresh } from "../../accounts/service/freshness.ts";
import { createLink, endLinksOf } from "../../accounts/service/links.ts";
import { findUnopened } from "../../accounts/service/unopened.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { enterCase } from "../../relations/service/case-relation.ts";
import { lockRepresentative } from "../queries/links.ts";

const sixDigits = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/**
 * A link for the representative alone: by their own mail, or on a sheet that staff hand over. The code is for staff to
 * tell them by phone or in person, so that whoever finds the link, the child first of all, comes no further.
 *
 * @throws {AppError} `conflict` when the person signs in already
 */
export async function inviteRepresentative(
  ctx: Context,
  { params: { representativeId: id }, body: { by } }: ParsedOf<typeof contract>,
): Promise<ReplyInput<typeof contract>> {
  requireFresh(ctx);
  await countAttempts(ctx, limits.guardianLink(actorOf(ctx).id, id));
  const made = await ctx.deps.db.transaction(async (tx) => {
    const at = ctx.now();
    const link = await lockRepresentative(tx, id, at);
    if (!link) throw new AppError("not_found");
    await enterCase(tx, ctx, link.youthId);
    const account = await findUnopened(tx, link.guardianId);
    if (!account) throw new AppError("conflict");
    const { email, language } = account;
    if (by === "mail" && email === null) throw new AppError("invalid_input", { fields: { by: "bad_choice" } });
    await endLinksOf(tx, account.id, "guardian", at);
    const code = sixDigits();
    const sentTo = by === "mail" ? email : null;
    const fresh = { purpose: "guardian", accountId: account.id, email: sentTo, language, at, code } as const;
    const { url, expiresAt } = await createLink(tx, ctx.deps.config, fresh);
    if (sentTo !== null) await sendMail(tx, { to: sentTo, language, mail: "guardianLink", params: { link: url } });
    await record(tx, ctx, "representative.link", { kind: "guardian_link", id }, { youth: link.youthId, by });
    const sheet = sentTo === null ? { link: url, qr: qrOf(url) } : null;
    return { account: account.id, reply: { code, sheet, sentTo, expiresAt: expiresAt.toISOString() } };
  });
  // Tries at an earlier link do not count against this one, which has another secret.
  await forgetAttempts(ctx, limits.linkCode(made.account));
  return made.reply;
}
