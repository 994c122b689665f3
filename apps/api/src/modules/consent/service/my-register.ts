import type { listMyConsents, listMyShares, listMyViews, ViewKind } from "@posoka/schema/consent";
import type { ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { countLinesOf, listLinesOf, listSharedApplications } from "../queries.ts";
import { countViewsOf, listViewsOf } from "../view-queries.ts";
import { runningShares } from "./shares.ts";

type Paging = { page: number; limit: number };
const offsetOf = ({ page, limit }: Paging) => ({ limit, offset: (page - 1) * limit });

/** What runs now, read from the register as a partner's request would. */
export async function listShares(ctx: Context): Promise<ReplyInput<typeof listMyShares>> {
  const applications = await listSharedApplications(ctx.db, youthOf(ctx).id);
  const running = await runningShares(
    ctx.db,
    applications.map(({ applicationId }) => applicationId),
    ctx.now(),
  );
  return {
    items: applications.flatMap((application) => {
      const share = running.get(application.applicationId);
      return share ? [{ ...application, ...share }] : [];
    }),
  };
}

/** Who looked. A name that was erased since is left out; the trace stays. */
export async function listViews(ctx: Context, paging: Paging): Promise<ReplyInput<typeof listMyViews>> {
  const { id } = youthOf(ctx);
  const rows = await listViewsOf(ctx.db, id, offsetOf(paging));
  return {
    items: rows.map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      kind: row.act.slice("view.".length) as ViewKind,
      role: row.role as ReplyInput<typeof listMyViews>["items"][number]["role"],
      name: (row.organisationName ?? row.name) || null,
      fields: (row.detail["fields"] ?? []) as string[],
    })),
    total: await countViewsOf(ctx.db, id),
  };
}

export async function listConsents(ctx: Context, paging: Paging): Promise<ReplyInput<typeof listMyConsents>> {
  const { id } = youthOf(ctx);
  const rows = await listLinesOf(ctx.db, id, offsetOf(paging));
  return {
    items: rows.map(({ at, recordedBy, organisationName, personName, ...row }) => ({
      ...row,
      at: at.toISOString(),
      recipient: (organisationName ?? personName) || null,
      onPaper: recordedBy !== null,
    })),
    total: await countLinesOf(ctx.db, id),
  };
}
