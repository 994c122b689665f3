import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { latestDay } from "@posoka/domain/consent/allowed-fields";
import type { MyApplication, shareIdentity } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { discloseToPartner } from "../../consent/service/disclose.ts";
import { replaceShare, runningShares } from "../../consent/service/shares.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { askForShare, endRequests } from "../../guardians/service/ask.ts";
import { shareAgreement } from "../../guardians/service/share-agreement.ts";
import { fieldsToShare, shareBlocked } from "../policy.ts";
import { findLanguage, lockApplication } from "../queries.ts";

/** Shows the partner the chosen fields of this application from now on. Taking back is possible at any time. */
export async function shareOwn(
  ctx: Context,
  { params, body }: ParsedOf<typeof shareIdentity>,
): Promise<ReplyInput<typeof shareIdentity>> {
  const { id: youthId, tenantId, youth } = youthOf(ctx);
  const fields = [...new Set(body.fields)];
  return ctx.db.transaction(async (tx) => {
    const row = await lockApplication(tx, params.applicationId);
    if (row?.youthId !== youthId) throw new AppError("not_found");
    if (fields.some((field) => !fieldsToShare(youth).includes(field))) {
      throw new AppError("invalid_input", { fields: { fields: "bad_choice" } });
    }
    if (fields.length > 0) {
      const blocked = shareBlocked(youth, row.state);
      if (blocked) throw new AppError(blocked === "not_open" ? "conflict" : blocked);
      // What was never filled in, or never confirmed, cannot be shown.
      const shown = (await discloseToPartner({ ...ctx, db: tx }, [row.id], fields)).get(row.id) ?? {};
      if (fields.some((field) => field !== "note" && !shown[field])) throw new AppError("profile_incomplete");
    }
    const asked = await shareAgreement({ ...ctx, db: tx }, { id: youthId, youth }, row.id);
    const today = sofiaDate(ctx.now());
    const until = lastDayOf(body.expiresOn ?? agreedUntil(asked, fields, today), today);
    const share = { tenantId, youthId, applicationId: row.id, fields, expiresOn: until };
    const language = await findLanguage(tx, youthId);
    await replaceShare(tx, { ...share, textVersion: noticeVersion, language, at: ctx.now() });
    await record(tx, ctx, "application.share", { kind: "application", id: row.id }, { fields, until });
    if (fields.length === 0) await endRequests(tx, row.id, ctx.now(), ["share_identity"]);
    else if (asked) await askForShare(tx, ctx, share);
    const runs = (await runningShares(tx, [row.id], ctx.now())).get(row.id);
    const shared = runs?.fields ?? [];
    return { shared, until: runs?.until ?? null, waits: fields.some((field) => !shared.includes(field)) };
  });
}

/** Nobody is asked for another day that the young person did not choose. */
function agreedUntil(asked: MyApplication["shareAgreement"], fields: readonly string[], today: string) {
  const { state, until } = asked ?? {};
  const holds = state === "agreed" && fields.every((field) => asked?.fields.some((one) => one === field));
  return holds && until != null && until >= today ? until : undefined;
}

/** @throws {AppError} `invalid_input` for a day that is over, or later than the purpose allows */
function lastDayOf(chosen: string | undefined, today: string): string {
  const latest = latestDay("share_identity", today) ?? today;
  const expiresOn = chosen ?? latest;
  if (expiresOn < today) throw new AppError("invalid_input", { fields: { expiresOn: "in_the_past" } });
  if (expiresOn > latest) throw new AppError("invalid_input", { fields: { expiresOn: "too_big" } });
  return expiresOn;
}
