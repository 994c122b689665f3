import * as contracts from "@posoka/schema/organisations";
import type { FastifyInstance } from "fastify";
import { answerOnce } from "../../http/idempotency.ts";
import { mount } from "../../http/mount.ts";
import { decideOrganisation } from "./service/decide-organisation.ts";
import { getMyOrganisation, listOrganisations } from "./service/read-organisations.ts";
import { countRegistration, registerPartner } from "./service/register-partner.ts";

export async function organisationsRoutes(app: FastifyInstance): Promise<void> {
  const { registerPartner: register } = contracts;
  mount(
    app,
    register,
    async (ctx, { body }, { request }) => {
      await countRegistration(ctx, request.ip);
      return answerOnce(ctx, request, register, (inner) => registerPartner(inner, body));
    },
    { write: "none" },
  );
  mount(app, contracts.getMyOrganisation, (ctx) => getMyOrganisation(ctx));
  mount(app, contracts.listOrganisations, (ctx, { query }) => listOrganisations(ctx, query));
  mount(app, contracts.decideOrganisation, (ctx, { params, body }) =>
    decideOrganisation(ctx, params.organisationId, body),
  );
}
