import type { listOrganisations as contract } from "@posoka/schema/organisations";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { findOrganisation, listOrganisations as list } from "../queries.ts";

type Row = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;

function present(row: Row) {
  // The column knows all kinds of organisations; only partners register here.
  const kind = row.kind as "employer" | "training_provider" | "cooperation";
  return { ...row, kind, registeredAt: row.registeredAt.toISOString() };
}

export async function getMyOrganisation(ctx: Context) {
  const { organisationId } = actorOf(ctx);
  const row = organisationId === null ? undefined : await findOrganisation(ctx.db, organisationId);
  if (!row) throw new AppError("not_found");
  return present(row);
}

export async function listOrganisations(ctx: Context, query: ParsedOf<typeof contract>["query"]) {
  const { state, page, limit } = query;
  const { items, total } = await list(ctx.db, { state, limit, offset: (page - 1) * limit });
  return { items: items.map(present), total };
}
