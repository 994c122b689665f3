import swagger from "@fastify/swagger";
import { type ErrorCode, errorStatus } from "@posoka/schema/errors";
import type { Contract } from "@posoka/schema/route";
import type { FastifyInstance } from "fastify";
import plugin from "fastify-plugin";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { type ApiDocument, referencePage, referenceStyle } from "./api-reference.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    contract?: Contract;
  }
}

const description =
  "Times are ISO 8601 in UTC, dates are local dates in Europe/Sofia, money is euro. Writes take an optional " +
  "Idempotency-Key; a repeated key gets the stored answer. Refusals are { error: { code, fields?, requestId } }.";

/** OpenAPI 3.1 from the contracts; `/api/v1/openapi.json` lists every route that was mounted, `/api/v1/docs` shows it. */
export const openapi = plugin(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Posoka API", version: "1", description, license: { name: "MIT", identifier: "MIT" } },
      servers: [{ url: app.deps.config.publicUrl }],
      components: { securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } } },
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input);
      const contract = input.route.config?.contract;
      if (!contract) return { schema, url };
      const responses = { ...(schema.response as object), ...refusalsOf(contract) };
      return { schema: { ...schema, response: responses, description: accessOf(contract) }, url };
    },
  });
  const hidden = { schema: { hide: true } } as const;
  app.get("/api/v1/openapi.json", hidden, async () => app.swagger());
  app.get("/api/v1/docs", hidden, (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(referencePage(app.swagger() as ApiDocument)),
  );
  app.get("/api/v1/docs.css", hidden, (_request, reply) => reply.type("text/css; charset=utf-8").send(referenceStyle));
});

function accessOf({ access }: Contract): string {
  if (access === "public") return "Needs no sign-in.";
  return access === "signed_in" ? "Needs a sign-in." : `Needs a sign-in as ${access.join(" or ")}.`;
}

/** Refusals by status; what every operation of its sort can answer is listed with what it names itself. */
function refusalsOf(contract: Contract): Record<string, object> {
  const codes = new Set<ErrorCode>([...contract.errors, "invalid_input", "rate_limited", "busy"]);
  if (contract.access !== "public") codes.add("unauthenticated");
  if (Array.isArray(contract.access)) codes.add("forbidden");
  if (contract.method !== "GET") codes.add("key_reused");
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code]);
  return Object.fromEntries([...byStatus].map(([status, list]) => [String(status), refusal(list.sort())]));
}

function refusal(codes: readonly ErrorCode[]): object {
  const text = { type: "string" };
  const fields = { type: "object", additionalProperties: text, description: "Why each field was refused" };
  const error = {
    type: "object",
    properties: { code: { enum: codes }, fields, requestId: text },
    required: ["code", "requestId"],
  };
  return { description: codes.join(", "), type: "object", properties: { error }, required: ["error"] };
}
