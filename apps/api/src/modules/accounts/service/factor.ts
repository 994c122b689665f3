import { randomBytes } from "node:crypto";
import type { Tx } from "@posoka/db/client";
import { mayHaveFactor } from "@posoka/domain/accounts/second-factor";
import { AppError } from "@posoka/schema/errors";
import type {
  confirmFactor as confirmContract,
  getMyFactor as getContract,
  renewRecoveryCodes as renewContract,
  startFactor as startContract,
} from "@posoka/schema/factors";
import type { ReplyInput } from "@posoka/schema/route";
import { type Actor, actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { qrOf } from "../../../qr.ts";
import { findAccount } from "../queries/accounts.ts";
import {
  countRecoveryCodes,
  findFactor,
  lockFactor,
  replaceRecoveryCodes,
  saveFactor,
  savePending,
} from "../queries/factors.ts";
import { markProof, revokeSessions } from "../queries/sessions.ts";
import { matchTotp, otpauthUri, toBase32 } from "../totp.ts";
import { countAttempts, forgetAttempts, limits } from "./attempts.ts";
import { requireFresh } from "./freshness.ts";
import { codesAtOnce, hashOfRecoveryCode, newRecoveryCode, openSecret, sealSecret } from "./prove-factor.ts";

/** Bytes, as RFC 4226 recommends for SHA-1. */
const secretLength = 20;
/** A secret that nobody confirmed by then was left behind. */
const pendingFor = 30 * 60_000;
const issuer = "Posoka";

export async function getMyFactor(ctx: Context): Promise<ReplyInput<typeof getContract>> {
  const { id } = actorOf(ctx);
  const row = await findFactor(ctx.db, id);
  const codes = await countRecoveryCodes(ctx.db, id);
  return {
    enrolledAt: row?.enrolledAt?.toISOString() ?? null,
    codesLeft: codes.left,
    codesMadeAt: codes.madeAt?.toISOString() ?? null,
  };
}

export async function startFactor(ctx: Context): Promise<ReplyInput<typeof startContract>> {
  const { id } = mayChangeFactor(ctx);
  const secret = randomBytes(secretLength);
  const account = await ctx.deps.db.transaction(async (tx) => {
    await savePending(tx, id, sealSecret(ctx, id, secret), ctx.now());
    await record(tx, ctx, "factor.start", { kind: "account", id });
    return findAccount(tx, id);
  });
  const text = toBase32(secret);
  const uri = otpauthUri(text, account?.userName ?? "", issuer);
  return { secret: text, uri, qr: qrOf(uri) };
}

/**
 * The first right code makes the new secret the one that counts, and this session one with a factor; other sessions
 * were begun without it, or with the old one, and end.
 */
export async function confirmFactor(ctx: Context, code: string): Promise<ReplyInput<typeof confirmContract>> {
  const { id, sessionId } = mayChangeFactor(ctx);
  const tries = [limits.factor(id), limits.factorDay(id)];
  await countAttempts(ctx, ...tries);
  const at = ctx.now();
  const codes = await ctx.deps.db.transaction(async (tx) => {
    const row = await lockFactor(tx, id);
    if (!row?.pending || !row.pendingAt || row.pendingAt.getTime() + pendingFor <= at.getTime()) {
      throw new AppError("conflict");
    }
    const step = matchTotp(openSecret(ctx, id, row.pending), code, at, null);
    if (step === null) throw new AppError("invalid_input", { fields: { code: "wrong_code" } });
    await saveFactor(tx, id, { secret: row.pending, enrolledAt: at, lastStep: step });
    await revokeSessions(tx, { accountId: id, exceptSessionId: sessionId }, "factor_changed", at);
    await markProof(tx, sessionId, { factorAt: at, factorKind: "totp", freshAt: at });
    await record(tx, ctx, row.secret === null ? "factor.enrol" : "factor.replace", { kind: "account", id });
    await tellOfFactor(tx, id, row.secret === null ? "factorOn" : "factorReplaced");
    return makeCodes(tx, ctx, id);
  });
  for (const limit of tries) await forgetAttempts(ctx, limit);
  return { recoveryCodes: codes };
}

export async function renewRecoveryCodes(ctx: Context): Promise<ReplyInput<typeof renewContract>> {
  const { id } = mayChangeFactor(ctx);
  const recoveryCodes = await ctx.deps.db.transaction(async (tx) => {
    const row = await lockFactor(tx, id);
    if (!row || row.secret === null) throw new AppError("conflict");
    await record(tx, ctx, "factor.renew_codes", { kind: "account", id });
    return makeCodes(tx, ctx, id);
  });
  return { recoveryCodes };
}

/** @throws {AppError} `forbidden` for a young person and in a demo world, `fresh_needed` */
function mayChangeFactor(ctx: Context): Actor {
  const actor = actorOf(ctx);
  if (ctx.deps.config.demo || !mayHaveFactor(actor.role)) throw new AppError("forbidden");
  requireFresh(ctx);
  return actor;
}

async function makeCodes(tx: Tx, ctx: Context, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: codesAtOnce }, newRecoveryCode);
  const hashes = codes.map((code) => hashOfRecoveryCode(accountId, code));
  await replaceRecoveryCodes(tx, accountId, hashes, ctx.now());
  return codes;
}

export async function tellOfFactor(
  tx: Tx,
  accountId: string,
  mail: "factorOn" | "factorReplaced" | "factorReset",
): Promise<void> {
  const account = await findAccount(tx, accountId);
  if (!account || account.email === null || account.emailConfirmedAt === null) return;
  const { email, language, userName } = account;
  await sendMail(tx, { to: email, language, mail, params: { userName } });
}
