import * as contracts from "@posoka/schema/site";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { saveCharity } from "../organisations/service/charity.ts";
import { recordMediation } from "../organisations/service/mediation.ts";
import { getSite, isReady } from "./service/site.ts";

export async function contentRoutes(app: FastifyInstance): Promise<void> {
  mount(app, contracts.getSite, (ctx) => getSite(ctx));
  mount(app, contracts.recordMediation, (ctx, { body }) => recordMediation(ctx, body));
  mount(app, contracts.saveCharity, (ctx, { body }) => saveCharity(ctx, body));
  mount(app, contracts.isLive, async () => ({ live: true as const }));
  mount(app, contracts.isReady, (ctx) => isReady(ctx.deps));
}
