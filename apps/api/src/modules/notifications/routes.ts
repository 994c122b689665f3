import { listDemoMails } from "@posoka/schema/site";
import type { FastifyInstance } from "fastify";
import { mount } from "../../http/mount.ts";
import * as service from "./service/list-demo-mails.ts";

export async function notificationsRoutes(app: FastifyInstance): Promise<void> {
  mount(app, listDemoMails, (ctx) => service.listDemoMails(ctx));
}
