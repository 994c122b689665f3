import type {
  listMyOpenings as mineContract,
  listOpenings as publicContract,
  listOpeningsToReview as reviewContract,
} from "@posoka/schema/openings";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { PayPeriod } from "@posoka/domain/vocabulary";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { ageLimitFor, isAdultsOnly } from "../policy.ts";
import * as queries from "../queries/read-opening.ts";
import { payOf } from "./present-opening.ts";

type Paged = { page: number; limit: number };
const pageOf = ({ page, limit }: Paged) => ({ limit, offset: (page - 1) * limit });

type Row = { payMin: number | null; payMax: number | null; payPeriod: PayPeriod | null; updatedAt: Date };
const presentRow = <T extends Row>(row: T) => ({ ...row, pay: payOf(row), updatedAt: row.updatedAt.toISOString() });

export async function listMyOpenings(ctx: Context, query: ParsedOf<typeof mineContract>["query"]) {
  const { organisationId } = actorOf(ctx);
  if (organisationId === null) return { items: [], total: 0 };
  const { items, total } = await queries.listOfOrganisation(ctx.db, {
    ...pageOf(query),
    organisationId,
    state: query.state,
  });
  return { items: items.map(presentRow), total };
}

export async function listOpeningsToReview(ctx: Context, query: ParsedOf<typeof reviewContract>["query"]) {
  if (query.state === "draft") return { items: [], total: 0 };
  const { items, total } = await queries.listForStaff(ctx.db, { ...pageOf(query), state: query.state });
  return { items: items.map(presentRow), total };
}

export async function listOpenings(ctx: Context, query: ParsedOf<typeof publicContract>["query"]) {
  const today = sofiaDate(ctx.now());
  const { items, total } = await queries.listPublic(ctx.db, {
    ...pageOf(query),
    today,
    ageLimit: ageLimitFor(ctx.actor, today),
    words: query.q,
    kind: query.kind,
    province: query.province,
    language: query.language,
  });
  return { items: items.map((row) => ({ ...row, pay: payOf(row), adultsOnly: isAdultsOnly(row) })), total };
}

/** Ids and dates of what everybody may read, for a site map. */
export async function listPublicIds(ctx: Context, limit: number) {
  return queries.listPublicIds(ctx.db, sofiaDate(ctx.now()), limit);
}
