import type { listOccupations as contract } from "@posoka/schema/occupations";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import { findOccupations } from "../queries/occupations.ts";

export async function listOccupations(
  ctx: Context,
  query: ParsedOf<typeof contract>["query"],
): Promise<ReplyInput<typeof contract>> {
  const { q, language, page, limit } = query;
  return findOccupations(ctx.db, { q, language, limit, offset: (page - 1) * limit });
}
