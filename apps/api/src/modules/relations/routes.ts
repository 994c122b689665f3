import { assignCase, listCaseWorkers, takeCase } from "@posoka/schema/case-work";
import { listMyChildren } from "@posoka/schema/institution";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import * as cases from "./service/assign-case.ts";
import { listOwnChildren } from "./service/own-children.ts";

export async function relationsRoutes(app: FastifyInstance): Promise<void> {
  mount(app, takeCase, cases.takeCase);
  mount(app, assignCase, cases.assignCase);
  mount(app, listCaseWorkers, (ctx) => cases.listWorkersToAssign(ctx));
  mount(app, listMyChildren, (ctx, { query }) => listOwnChildren(ctx, query.language));
}
