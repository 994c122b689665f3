import { AppError, type ErrorCode, type FieldError, fieldErrors } from "@posoka/schema/errors";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import plugin from "fastify-plugin";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { isDatabaseAway } from "../database-away.ts";

/** Every failure leaves as `{ error: { code, fields?, requestId } }`: no SQL, stack or path, whatever happened. */
export const errors = plugin(async (app: FastifyInstance) => {
  app.setNotFoundHandler((request, reply) => {
    void reply.code(404).send(bodyOf(new AppError("not_found"), request));
  });

  app.setErrorHandler((thrown: FastifyError, request, reply) => {
    const refusal = thrown instanceof AppError ? thrown : translate(thrown);
    if (refusal.status >= 500) request.log.error({ err: thrown, code: refusal.code }, "failed");
    const retryAfter = refusal.extra.retryAfterSeconds ?? (refusal.code === "busy" ? 5 : undefined);
    if (retryAfter !== undefined) void reply.header("retry-after", String(retryAfter));
    void reply.code(refusal.status).type("application/json; charset=utf-8");
    return reply.serializer(JSON.stringify).send(bodyOf(refusal, request));
  });
});

/** For an address that cannot be read at all: no route, hook or handler ever sees it. */
export function refuseAddress(_thrown: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .code(404)
    .header("x-content-type-options", "nosniff")
    .send(bodyOf(new AppError("not_found"), request));
}

function bodyOf(refusal: AppError, request: FastifyRequest): object {
  const { fields, ticket } = refusal.extra;
  const known = { ...(fields ? { fields } : {}), ...(ticket === undefined ? {} : { ticket }) };
  return { error: { code: refusal.code, ...known, requestId: request.id } };
}

function translate(thrown: FastifyError): AppError {
  if (hasZodFastifySchemaValidationErrors(thrown)) return invalidInput(thrown.validation);
  const database = databaseCode(thrown);
  if (database !== undefined) return new AppError(database, { cause: thrown });
  const status = thrown.statusCode ?? 500;
  if (status === 413) return new AppError("too_large");
  if (status === 415) return new AppError("unsupported_media");
  if (status === 429) return new AppError("rate_limited");
  if (status === 401) return new AppError("unauthenticated");
  if (status === 404) return new AppError("not_found");
  if (status >= 400 && status < 500) return new AppError("invalid_input", { fields: { body: "bad_format" } });
  if (status === 503) return new AppError("busy");
  return new AppError("internal", { cause: thrown });
}

type Issue = { instancePath: string; keyword: string; params?: Record<string, unknown>; message?: string };

/** Field names in dots, as "pay.min"; the first fault of each field counts. */
function invalidInput(validation: readonly Issue[]): AppError {
  const fields: Record<string, FieldError> = {};
  for (const issue of validation) {
    for (const [name, fault] of faultsOf(issue)) fields[name] ??= fault;
  }
  return new AppError("invalid_input", { fields });
}

function faultsOf(issue: Issue): [string, FieldError][] {
  const path = issue.instancePath.split("/").filter((part) => part !== "");
  const name = path.join(".") || "body";
  if (issue.keyword === "unrecognized_keys") {
    const keys = (issue.params?.["keys"] ?? []) as string[];
    return keys.slice(0, 10).map((key) => [[...path, key.slice(0, 60)].join("."), "unknown_field"]);
  }
  return [[name, faultOf(issue)]];
}

function faultOf(issue: Issue): FieldError {
  if (fieldErrors.includes(issue.message as FieldError)) return issue.message as FieldError;
  const origin = issue.params?.["origin"];
  const counted = origin === "string" || origin === "array" || origin === "set";
  switch (issue.keyword) {
    case "invalid_type":
      return issue.message?.includes("received undefined") ? "required" : "bad_format";
    case "too_small":
      return counted ? (Number(issue.params?.["minimum"]) <= 1 ? "required" : "too_short") : "too_small";
    case "too_big":
      return counted ? "too_long" : "too_big";
    case "invalid_value":
    case "invalid_union":
      return "bad_choice";
    default:
      return "bad_format";
  }
}

/** SQLSTATE of a refused statement; drizzle keeps the driver's error as the cause. */
function databaseCode(thrown: unknown): ErrorCode | undefined {
  if (isDatabaseAway(thrown)) return "busy";
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const { code } = (cause ?? {}) as { code?: unknown };
  if (typeof code !== "string") return undefined;
  if (code === "23505" || code === "40001" || code === "40P01") return "conflict";
  if (code === "23503" || code === "23514" || code.startsWith("22")) return "invalid_input";
  // Cancelled by a limit of ours, or disk full.
  if (/^(57|53)/.test(code)) return "busy";
  return undefined;
}
