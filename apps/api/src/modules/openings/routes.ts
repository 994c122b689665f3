import * as contracts from "@posoka/schema/openings";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { actOnMyOpening } from "./service/act-on-opening.ts";
import { listMyOpenings, listOpenings, listOpeningsToReview } from "./service/list-openings.ts";
import { getMyOpening, getOpening, getOpeningToReview } from "./service/read-opening.ts";
import { reviewOpening } from "./service/review-opening.ts";
import { createOpening, saveMyOpening } from "./service/write-opening.ts";

export async function openingsRoutes(app: FastifyInstance): Promise<void> {
  mount(app, contracts.listMyOpenings, (ctx, { query }) => listMyOpenings(ctx, query));
  mount(app, contracts.createOpening, (ctx, { params, body }) => createOpening(ctx, params.openingId, body));
  mount(app, contracts.getMyOpening, (ctx, { params, query }) => getMyOpening(ctx, params.openingId, query.language));
  mount(app, contracts.saveMyOpening, (ctx, { params, body }) => saveMyOpening(ctx, params.openingId, body));
  mount(app, contracts.actOnMyOpening, (ctx, { params, body }) => actOnMyOpening(ctx, params.openingId, body));
  mount(app, contracts.listOpeningsToReview, (ctx, { query }) => listOpeningsToReview(ctx, query));
  mount(app, contracts.getOpeningToReview, (ctx, { params, query }) =>
    getOpeningToReview(ctx, params.openingId, query.language),
  );
  mount(app, contracts.reviewOpening, (ctx, { params, body }) => reviewOpening(ctx, params.openingId, body));
  mount(app, contracts.listOpenings, (ctx, { query }) => listOpenings(ctx, query));
  mount(app, contracts.getOpening, (ctx, { params, query }) => getOpening(ctx, params.openingId, query.language));
}
