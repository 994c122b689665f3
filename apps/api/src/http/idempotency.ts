import { createHash, createHmac } from "node:crypto";
import { idempotencyKeys } from "@posoka/db/schema/system";
import { AppError } from "@posoka/schema/errors";
import type { Contract, ReplyInput } from "@posoka/schema/route";
import { and, eq } from "drizzle-orm";
import type { FastifyRequest } from "fastify";
import type { Context } from "../context.ts";

/**
 * Runs a write in one transaction with its `Idempotency-Key`. The unique key is the judge: a second request with the
 * same key waits for the first to commit and gets its answer; a crash leaves neither the act nor the key.
 *
 * @throws {AppError} `key_reused` when the key came before with another request
 */
export async function answerOnce<T extends Contract>(
  ctx: Context,
  request: FastifyRequest,
  contract: T,
  run: (ctx: Context) => Promise<ReplyInput<T>>,
): Promise<ReplyInput<T>> {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return ctx.db.transaction((tx) => run({ ...ctx, db: tx }));
  if (typeof key !== "string" || !/^[A-Za-z0-9_-]{8,80}$/.test(key)) {
    throw new AppError("invalid_input", { fields: { "idempotency-key": "bad_format" } });
  }
  const actor = ctx.actor?.id ?? `guest:${hash(request.ip + (request.headers["user-agent"] ?? ""))}`;
  // Keyed: a body may hold a password, and a stored plain hash of it could be guessed at.
  const requestHash = createHmac("sha256", ctx.deps.config.jwtSecret)
    .update(`idempotency\n${contract.method} ${request.url}\n${JSON.stringify(request.body ?? {})}`)
    .digest("base64url");
  const mine = and(eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.key, key));

  return ctx.db.transaction(async (tx) => {
    const fresh = await tx
      .insert(idempotencyKeys)
      .values({ actor, key, requestHash, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key });
    if (fresh.length === 0) {
      const [stored] = await tx.select().from(idempotencyKeys).where(mine);
      if (stored?.requestHash !== requestHash) throw new AppError("key_reused");
      return stored.reply as ReplyInput<T>;
    }
    const reply = await run({ ...ctx, db: tx });
    // What is kept is what was sent: only the fields the contract names.
    const sent: unknown = contract.reply.encode(reply as never);
    await tx.update(idempotencyKeys).set({ status: contract.status, reply: sent }).where(mine);
    return reply;
  });
}

const hash = (text: string): string => createHash("sha256").update(text).digest("base64url");
