import { AppError } from "@posoka/schema/errors";
import { isLive } from "@posoka/schema/site";
import type { FastifyInstance } from "fastify";
import plugin from "fastify-plugin";

export type WaitingOptions = { isOpen: () => boolean };

/**
 * Until the database is there and brought up to date, what would ask it is told to come back. The process says that it
 * lives, files are served, and a page is its shell, which says that the server is busy.
 */
export const waiting = plugin(async (app: FastifyInstance, { isOpen }: WaitingOptions) => {
  app.addHook("onRequest", async (request) => {
    if (isOpen()) return;
    const route = request.routeOptions.url ?? "";
    if (route === isLive.path) return;
    if (route.startsWith("/api/") || route === "/sitemap.xml") throw new AppError("busy");
  });
});
