import {
  actOnMyApplication,
  decideApplication,
  getCandidate,
  getMyApplication,
  listCandidates,
  listMyApplications,
  previewCard,
  shareIdentity,
  submitApplication,
} from "@posoka/schema/applications";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { actOnOwn } from "./service/act-on-my-application.ts";
import { listForPartner, previewOwn, readForPartner } from "./service/candidates.ts";
import { decideOn } from "./service/decide-application.ts";
import { listOwn, readOwn } from "./service/my-applications.ts";
import { shareOwn } from "./service/share-identity.ts";
import { applyTo } from "./service/submit-application.ts";

export async function applicationsRoutes(app: FastifyInstance): Promise<void> {
  mount(app, submitApplication, applyTo);
  mount(app, listMyApplications, (ctx, { query }) => listOwn(ctx, query));
  mount(app, getMyApplication, (ctx, { params }) => readOwn(ctx, params.applicationId));
  mount(app, actOnMyApplication, actOnOwn);
  mount(app, shareIdentity, shareOwn);
  mount(app, previewCard, previewOwn);
  mount(app, listCandidates, (ctx, { params, query }) => listForPartner(ctx, params.openingId, query));
  mount(app, getCandidate, (ctx, { params, query }) => readForPartner(ctx, params.cardId, query.language));
  mount(app, decideApplication, decideOn);
}
