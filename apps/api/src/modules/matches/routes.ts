import { explainMatch, listMyMatches } from "@posoka/schema/matches";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { explainForMe, rankForMe } from "./service/list-my-matches.ts";

export async function matchesRoutes(app: FastifyInstance): Promise<void> {
  mount(app, listMyMatches, (ctx, { query }) => rankForMe(ctx, query));
  mount(app, explainMatch, (ctx, { params, query }) => explainForMe(ctx, params.openingId, query.language));
}
