import Fastify, { type FastifyInstance } from "fastify";
import { randomUUID } from "node:crypto";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Deps } from "./context.ts";
import { accountsRoutes } from "./modules/accounts/routes.ts";
import { applicationsRoutes } from "./modules/applications/routes.ts";
import { casesRoutes } from "./modules/cases/routes.ts";
import { consentRoutes } from "./modules/consent/routes.ts";
import { contentRoutes } from "./modules/content/routes.ts";
import { guardiansRoutes } from "./modules/guardians/routes.ts";
import { matchesRoutes } from "./modules/matches/routes.ts";
import { mentorsRoutes } from "./modules/mentors/routes.ts";
import { noticesRoutes } from "./modules/notices/routes.ts";
import { notificationsRoutes } from "./modules/notifications/routes.ts";
import { occupationsRoutes } from "./modules/occupations/routes.ts";
import { openingsRoutes } from "./modules/openings/routes.ts";
import { organisationsRoutes } from "./modules/organisations/routes.ts";
import { privacyRoutes } from "./modules/privacy/routes.ts";
import { profilesRoutes } from "./modules/profiles/routes.ts";
import { relationsRoutes } from "./modules/relations/routes.ts";
import { questionnairesRoutes } from "./modules/questionnaires/routes.ts";
import { auth } from "./plugins/auth.ts";
import { errors, refuseAddress } from "./plugins/errors.ts";
import { openapi } from "./plugins/openapi.ts";
import { pages } from "./plugins/pages.ts";
import { logSerializers } from "./plugins/request-log.ts";
import { security } from "./plugins/security.ts";
import { waiting } from "./plugins/waiting.ts";

declare module "fastify" {
  interface FastifyInstance {
    deps: Deps;
  }
}

export type AppOptions = {
  /** Lines of the log; silent when absent. */
  log?: { write: (line: string) => void };
  /** Folder of the built pages; without it the app answers the API only. */
  pages?: { client: string; server: string };
  /** False while the database is not there yet; without it the app is open from the start. */
  isOpen?: () => boolean;
};

/** The whole HTTP program: plugins, then modules, each a visible line. No environment, no listening, no pool. */
export async function buildApp(deps: Deps, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.log
      ? { level: deps.config.debug ? "debug" : "info", stream: options.log, serializers: logSerializers }
      : false,
    genReqId: () => randomUUID(),
    trustProxy: (_address, hop) => hop < deps.config.trustProxyHops,
    bodyLimit: 256 * 1024,
    http: { headersTimeout: 10_000 },
    requestTimeout: 20_000,
    connectionTimeout: 30_000,
    keepAliveTimeout: 10_000,
    onProtoPoisoning: "error",
    onConstructorPoisoning: "error",
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: refuseAddress,
  });
  // Bodies are JSON; a plain text would otherwise be handed on as it is.
  app.removeContentTypeParser("text/plain");
  app.decorate("deps", deps);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  await app.register(errors);
  await app.register(security);
  if (options.isOpen) await app.register(waiting, { isOpen: options.isOpen });
  await app.register(openapi);
  await app.register(auth);

  await app.register(contentRoutes);
  await app.register(accountsRoutes);
  await app.register(organisationsRoutes);
  await app.register(privacyRoutes);
  await app.register(profilesRoutes);
  await app.register(questionnairesRoutes);
  await app.register(occupationsRoutes);
  await app.register(openingsRoutes);
  await app.register(matchesRoutes);
  await app.register(applicationsRoutes);
  await app.register(mentorsRoutes);
  await app.register(casesRoutes);
  await app.register(consentRoutes);
  await app.register(guardiansRoutes);
  await app.register(relationsRoutes);
  await app.register(noticesRoutes);
  await app.register(notificationsRoutes);

  if (options.pages) await app.register(pages, options.pages);
  return app;
}
