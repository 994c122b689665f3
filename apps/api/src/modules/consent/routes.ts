import { agreeToUse } from "@posoka/schema/consent";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import * as agree from "./service/agree-to-use.ts";

export async function consentRoutes(app: FastifyInstance): Promise<void> {
  mount(app, agreeToUse, agree.agreeToUse);
}
