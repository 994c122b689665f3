import { acceptNotice, getMyNotice } from "@posoka/schema/notices";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import * as service from "./service.ts";

export async function noticesRoutes(app: FastifyInstance): Promise<void> {
  mount(app, getMyNotice, (ctx) => service.getMyNotice(ctx));
  mount(app, acceptNotice, (ctx, { body }) => service.acceptNotice(ctx, body));
}
