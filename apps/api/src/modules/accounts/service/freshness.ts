import { AppError } from "@posoka/schema/errors";
import type { reauthenticate as contract } from "@posoka/schema/factors";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { freshUntil } from "../policy.ts";
import { findAccount } from "../queries/accounts.ts";
import { markProof } from "../queries/sessions.ts";
import { countAttempts, forgetAttempts, type Limit, limits } from "./attempts.ts";
import { passwordMatches } from "./passwords.ts";
import { proveFactor } from "./prove-factor.ts";

/**
 * For what cannot be taken back (export, erasure, another e-mail or factor): the person proved who they are in this
 * session within the last ten minutes.
 *
 * @throws {AppError} `fresh_needed`; the page then asks and tries again
 */
export function requireFresh(ctx: Context): void {
  const { freshAt } = actorOf(ctx);
  if (freshAt === null || freshUntil(freshAt) <= ctx.now()) throw new AppError("fresh_needed");
}

export async function reauthenticate(
  ctx: Context,
  { password, code }: ParsedOf<typeof contract>["body"],
): Promise<ReplyInput<typeof contract>> {
  if (password !== undefined && code !== undefined) throw invalid("unknown_field");
  if (password !== undefined) await provePassword(ctx, password);
  else if (code !== undefined) await proveCode(ctx, code);
  else throw invalid("required");
  const freshAt = ctx.now();
  await ctx.deps.db.transaction(async (tx) => {
    const { sessionId } = actorOf(ctx);
    await markProof(tx, sessionId, { freshAt });
    const by = password === undefined ? "code" : "password";
    await record(tx, ctx, "session.reauthenticate", { kind: "session", id: sessionId }, { by });
  });
  return { freshUntil: freshUntil(freshAt).toISOString() };
}

async function provePassword(ctx: Context, password: string): Promise<void> {
  const { id } = actorOf(ctx);
  await counted(ctx, [limits.password(id)], async () => {
    const account = await findAccount(ctx.db, id);
    if (!(await passwordMatches(account?.passwordHash, password))) throw new AppError("wrong_credentials");
  });
}

async function proveCode(ctx: Context, code: string): Promise<void> {
  const { id } = actorOf(ctx);
  await counted(ctx, [limits.factor(id), limits.factorDay(id)], async () => {
    const kind = await ctx.deps.db.transaction((tx) => proveFactor(tx, ctx, id, code));
    if (kind === null) throw new AppError("invalid_input", { fields: { code: "wrong_code" } });
  });
}

async function counted(ctx: Context, all: Limit[], prove: () => Promise<void>): Promise<void> {
  await countAttempts(ctx, ...all);
  await prove();
  for (const limit of all) await forgetAttempts(ctx, limit);
}

const invalid = (fault: "required" | "unknown_field"): AppError =>
  new AppError("invalid_input", { fields: { password: fault } });
