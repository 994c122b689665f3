import { AppError } from "@posoka/schema/errors";
import type { Context } from "../../../context.ts";
import * as queries from "../queries.ts";

/** The newest 200 mails of a demo world; outside a demo there is no such thing. */
export async function listDemoMails(ctx: Context) {
  if (!ctx.deps.config.demo) throw new AppError("not_found");
  const rows = await queries.listDemoMails(ctx.db, 200);
  return {
    items: rows.map(({ id, recipient, subject, body, at }) => ({
      id: String(id),
      to: recipient,
      subject,
      text: body,
      at: at.toISOString(),
    })),
  };
}
