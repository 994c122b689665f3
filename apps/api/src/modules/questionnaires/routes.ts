import { getMyInterests, getQuestionnaire, saveSitting } from "@posoka/schema/questionnaires";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import { readMyInterests } from "./service/get-my-interests.ts";
import { getQuestionnaire as readQuestionnaire } from "./service/get-questionnaire.ts";
import { storeSitting } from "./service/save-sitting.ts";

export async function questionnairesRoutes(app: FastifyInstance): Promise<void> {
  mount(app, getQuestionnaire, (ctx, { params, query }) => readQuestionnaire(ctx, params.code, query.language));
  mount(app, saveSitting, (ctx, { params, body }) => storeSitting(ctx, params.sittingId, body));
  mount(app, getMyInterests, (ctx) => readMyInterests(ctx));
}
