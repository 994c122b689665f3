import { setImmediate as breathe } from "node:timers/promises";
import type { Context } from "../../../context.ts";
import { namesOf } from "../../profiles/service/identities.ts";
import { type Filter, listNameless } from "../queries.ts";

/** People whose names are opened in one go; in between, other requests get their turn. */
const handful = 500;
const bulgarian = new Intl.Collator("bg");

/**
 * Ids of everybody in the filter whose name and user name hold all the words: those to meet first, the longest waiting
 * on top, then the others by name. Names are sealed, so they are opened and sorted here and not in the database; some
 * 15 µs of work per person.
 */
export async function findByName(ctx: Context, { q, ...filter }: Filter & { q: string }): Promise<string[]> {
  const rows = await listNameless(ctx.db, filter);
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found: ((typeof rows)[number] & { name: string })[] = [];
  for (let from = 0; from < rows.length; from += handful) {
    if (from > 0) await breathe();
    const some = rows.slice(from, from + handful);
    const names = await namesOf(
      ctx.db,
      ctx.deps.config.keys,
      some.map(({ id }) => id),
    );
    for (const row of some) {
      const name = names.get(row.id) ?? "";
      const text = `${name} ${row.userName}`.toLowerCase();
      if (words.every((word) => text.includes(word))) found.push({ ...row, name });
    }
  }
  return found
    .sort(
      (a, b) =>
        Number(b.waits) - Number(a.waits) ||
        (a.waits ? a.signedUpAt.getTime() - b.signedUpAt.getTime() : 0) ||
        bulgarian.compare(a.name, b.name) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id);
}
