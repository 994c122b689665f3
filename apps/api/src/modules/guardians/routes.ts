import * as contracts from "@posoka/schema/guardians";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { readChildProfile } from "./service/child-profile.ts";
import { answerOwn, readDesk, readRequest, takeBackOwn } from "./service/desk.ts";
import { inviteRepresentative } from "./service/invite.ts";
import { writeLetter } from "./service/letter.ts";
import { lookAt, openByLink, takeLink } from "./service/link.ts";
import { readRepresentation } from "./service/read-representation.ts";
import { endRepresentative, finishTaskOf, recordRepresentative, saveRepresentation } from "./service/representation.ts";

/** Answers with secrets are not stored for a repeated key, and refused attempts must stay counted. */
const unstored = { write: "none" } as const;

export async function guardiansRoutes(app: FastifyInstance): Promise<void> {
  mount(app, contracts.getRepresentation, (ctx, { params }) => readRepresentation(ctx, params.youthId));
  mount(app, contracts.saveRepresentation, saveRepresentation);
  mount(app, contracts.recordRepresentative, recordRepresentative);
  mount(app, contracts.endRepresentative, (ctx, { params }) => endRepresentative(ctx, params.representativeId));
  mount(app, contracts.inviteRepresentative, inviteRepresentative, unstored);
  mount(app, contracts.finishRepresentationTask, finishTaskOf);
  mount(app, contracts.getRepresentationLetter, (ctx, { params }) => writeLetter(ctx, params.youthId));
  mount(app, contracts.lookAtGuardianLink, (ctx, { body }, http) => lookAt(ctx, body, http), unstored);
  mount(app, contracts.openByGuardianLink, (ctx, { body }, http) => openByLink(ctx, body, http), unstored);
  mount(app, contracts.takeGuardianLink, (ctx, { body }, http) => takeLink(ctx, body, http), unstored);
  mount(app, contracts.getGuardianDesk, (ctx) => readDesk(ctx));
  mount(app, contracts.getGuardianRequest, (ctx, { params, query }) =>
    readRequest(ctx, params.requestId, query.language),
  );
  mount(app, contracts.answerRequest, answerOwn);
  mount(app, contracts.takeBackAnswer, takeBackOwn);
  mount(app, contracts.getChildProfile, (ctx, { params, query }) =>
    readChildProfile(ctx, params.childId, query.language),
  );
}
