import type { listOccupations as contract } from "@posoka/schema/occupations";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import { listAll, readOccupations } from "../queries/occupations.ts";

export async function listOccupations(
  ctx: Context,
  query: ParsedOf<typeof contract>["query"],
): Promise<ReplyInput<typeof contract>> {
  const { q, language, page, limit } = query;
  const offset = (page - 1) * limit;
  if (q === "") return listAll(ctx.db, { language, limit, offset });
  const found = await ctx.deps.titles.find(ctx.db, q);
  const ids = found.slice(offset, offset + limit);
  const rows = new Map((await readOccupations(ctx.db, ids, language)).map((row) => [row.id, row]));
  return { items: ids.flatMap((id) => rows.get(id) ?? []), total: found.length };
}
