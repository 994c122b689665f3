import type { agreeToUse } from "@posoka/schema/consent";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { lockStanding, openByConsent } from "../../accounts/service/youth-standing.ts";
import { refuseUnknownEdition } from "../../notices/service.ts";
import { record } from "../../audit/service.ts";
import { recordConsent } from "../service.ts";

/** The own answer at 14. A no keeps the account as it is: closed, and nothing leaves; it can be changed to a yes. */
export async function answerOwn(ctx: Context, { body }: ParsedOf<typeof agreeToUse>): Promise<{ done: true }> {
  const { id, tenantId } = youthOf(ctx);
  refuseUnknownEdition(body.noticeVersion);
  return ctx.db.transaction(async (tx) => {
    const standing = await lockStanding(tx, id, ctx.now());
    if (standing?.state !== "own_consent_needed") throw new AppError("conflict");
    if (body.agreed) await openByConsent(tx, id, ctx.now());
    const act = body.agreed ? "given" : "refused";
    await recordConsent(tx, {
      tenantId,
      subjectId: id,
      purpose: "use_platform",
      recipient: { kind: "charity" },
      act,
      textVersion: body.noticeVersion,
      language: body.language,
      givenBy: "self",
      signedBy: id,
      at: ctx.now(),
    });
    await record(tx, ctx, "consent.use", { kind: "youth", id }, { act });
    return { done: true };
  });
}
