import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import { AppError } from "@posoka/schema/errors";
import type { FastifyInstance, FastifyRequest } from "fastify";
import plugin from "fastify-plugin";
import { placeOf } from "../modules/accounts/service/attempts.ts";

/** Headers for every answer, refusal of writes from other sites, and a wide limit per address. */
export const security = plugin(async (app: FastifyInstance) => {
  const { config } = app.deps;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // On plain http for localhost this would send every request to a port that does not exist.
        ...(config.secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: config.secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
    crossOriginEmbedderPolicy: false,
  });

  // A class of 30 behind one router stays far below; sign-in has its own, finer counters.
  await app.register(rateLimit, {
    global: true,
    max: 3000,
    timeWindow: 60_000,
    keyGenerator: (request) => placeOf(request.ip),
    addHeadersOnExceeding: {},
  });

  // Fastify reads text/plain by itself, which a form of another site can send without asking.
  app.removeContentTypeParser("text/plain");

  const ownOrigin = new URL(config.publicUrl).origin;
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    if (request.url.startsWith("/api/")) void reply.header("cache-control", "no-store");
    if (request.method === "GET" || request.method === "HEAD") return;
    if (isForeign(request, ownOrigin)) throw new AppError("origin_refused");
  });
});

/** Whether a browser says that another site's page wrote this. Programs that are no browsers send neither header. */
function isForeign(request: FastifyRequest, ownOrigin: string): boolean {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && origin !== ownOrigin && !isPlainHost(request, origin);
}

/** The same address by its number, as in a home network; a name could be made to point here by anybody. */
function isPlainHost(request: FastifyRequest, origin: string): boolean {
  const { host } = request.headers;
  if (host === undefined || origin !== `${request.protocol}://${host}`) return false;
  return /^(localhost|\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])(:\d+)?$/i.test(host);
}
