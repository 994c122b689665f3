import * as caseWork from "@posoka/schema/case-work";
import { listMyChildren } from "@posoka/schema/institution";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import * as cases from "./service/assign-case.ts";
import { handOverCases, listOwnCaseloads, readCaseload } from "./service/hand-over.ts";
import { listOwnChildren } from "./service/own-children.ts";

export async function relationsRoutes(app: FastifyInstance): Promise<void> {
  mount(app, caseWork.takeCase, cases.takeCase);
  mount(app, caseWork.assignCase, cases.assignCase);
  mount(app, caseWork.getMyCaseWorker, (ctx) => cases.readMyCaseWorker(ctx));
  mount(app, caseWork.listCaseWorkers, (ctx) => cases.listWorkersToAssign(ctx));
  mount(app, caseWork.listCaseloads, (ctx) => listOwnCaseloads(ctx));
  mount(app, caseWork.getCaseload, (ctx, { params }) => readCaseload(ctx, params.staffId));
  mount(app, caseWork.handOverCases, handOverCases);
  mount(app, listMyChildren, (ctx, { query }) => listOwnChildren(ctx, query.language));
}
