import type { shareIdentity } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { replaceShare } from "../../consent/service/share-grants.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { fieldsToShare, type SharedField, shareBlocked } from "../policy.ts";
import { findLanguage, lockApplication, readIdentities } from "../queries.ts";

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
      if (await isMissing({ ...ctx, db: tx }, youthId, fields)) throw new AppError("profile_incomplete");
    }
    const share = { tenantId, youthId, applicationId: row.id, organisationId: row.organisationId, fields };
    const language = await findLanguage(tx, youthId);
    await replaceShare(tx, { ...share, textVersion: noticeVersion, language, at: ctx.now() });
    await record(tx, ctx, "application.share", { kind: "application", id: row.id }, { fields });
    return { shared: fields };
  });
}

/** What was never filled in, or never confirmed, cannot be shown. */
async function isMissing(ctx: Context, youthId: string, fields: readonly SharedField[]): Promise<boolean> {
  const [own] = await readIdentities(ctx.db, [youthId]);
  const values: Partial<Record<SharedField, string | null | undefined>> = {
    name: own?.name,
    phone: own?.phone,
    email: own?.email,
  };
  return fields.some((field) => field !== "note" && !values[field]);
}
