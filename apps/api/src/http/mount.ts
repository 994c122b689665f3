import { isClosedWithoutFactor } from "@posoka/domain/accounts/second-factor";
import { type Contract, type ParsedOf, type ReplyInput } from "@posoka/schema/route";
import { AppError } from "@posoka/schema/errors";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { tagOf } from "./openapi-tags.ts";
import type { Actor, Context, Deps } from "../context.ts";
import { lacksFactor } from "../modules/accounts/service/factor-state.ts";
import { answerOnce } from "./idempotency.ts";

type Handler<T extends Contract> = (ctx: Context, input: ParsedOf<T>, http: Http) => Promise<ReplyInput<T>>;

/** The parts of HTTP that a few operations need: cookies and the device's name. */
export type Http = { request: FastifyRequest; reply: FastifyReply };

export type MountOptions = {
  /**
   * `transaction` (writes): the whole operation and its stored answer commit together, and a repeated
   * `Idempotency-Key` gets that answer. `none`: the operation manages its own transactions and stores no answer;
   * for sign-in and the like, whose answers are secrets and whose failed attempts must be counted.
   */
  write?: "transaction" | "none";
};

/** Turns a contract into a Fastify route: role, then parsing, then the handler, then the reply by its contract. */
export function mount<T extends Contract>(
  app: FastifyInstance,
  contract: T,
  handler: Handler<T>,
  options: MountOptions = {},
): void {
  const reads = contract.method === "GET";
  app.route({
    method: contract.method,
    url: contract.path,
    config: { contract },
    schema: {
      summary: contract.summary,
      tags: [tagOf(contract.path)],
      params: contract.params,
      querystring: contract.query,
      ...(reads ? {} : { body: contract.body }),
      response: { [contract.status]: contract.reply },
      ...(contract.access === "public" ? {} : { security: [{ bearer: [] }] }),
    },
    // Before the body is read: a stranger learns nothing about its shape.
    onRequest: async (request) => {
      refuseStranger(contract, request.actor);
      refuseLeaving(contract, request.actor);
      refuseWithoutFactor(contract, request.actor, app.deps.config);
    },
    handler: async (request, reply) => {
      const ctx = contextOf(app, request);
      const input = { params: request.params, query: request.query, body: request.body ?? {} } as ParsedOf<T>;
      const run = (inner: Context): Promise<ReplyInput<T>> => handler(inner, input, { request, reply });
      void reply.code(contract.status);
      if (reads || options.write === "none") return run(ctx);
      return answerOnce(ctx, request, contract, run);
    },
  });
}

function refuseStranger(contract: Contract, actor: Actor | null): void {
  if (contract.access === "public") return;
  if (!actor) throw new AppError("unauthenticated");
  if (contract.access !== "signed_in" && !contract.access.includes(actor.role)) throw new AppError("forbidden");
}

function refuseLeaving(contract: Contract, actor: Actor | null): void {
  if (contract.access === "public" || contract.whileLeaving) return;
  if (actor && actor.leavesAt !== null) throw new AppError("leaving");
}

function refuseWithoutFactor(contract: Contract, actor: Actor | null, config: Deps["config"]): void {
  if (!actor || typeof contract.access === "string") return;
  if (!contract.identifies && !isClosedWithoutFactor(actor.role)) return;
  if (lacksFactor(actor, config)) throw new AppError("factor_needed");
}

export function contextOf(app: FastifyInstance, request: FastifyRequest): Context {
  const { deps } = app;
  return { db: deps.db, deps, now: deps.now, actor: request.actor, requestId: request.id };
}
