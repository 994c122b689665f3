import { createHash, randomInt } from "node:crypto";
import type { Tx } from "@posoka/db/client";
import type { Context } from "../../../context.ts";
import { open, seal } from "../../../crypto/seal.ts";
import { lockFactor, saveLastStep, spendRecoveryCode } from "../queries/factors.ts";
import { matchTotp } from "../totp.ts";
import type { FactorKind } from "./open-session.ts";

/** Crockford's 32 signs: none that looks like another. Twelve of them are 60 bits, too many to try by a fast hash. */
const signs = "0123456789abcdefghjkmnpqrstvwxyz";
const codeLength = 12;
export const codesAtOnce = 10;

/** The context under which a secret is sealed; the new sealing of `keys rotate` uses the same. */
export const factorContext = (accountId: string): string => `account_factors.secret:${accountId}`;

export const sealSecret = (ctx: Context, accountId: string, secret: Buffer): string =>
  seal(secret.toString("base64url"), ctx.deps.config.keys, factorContext(accountId));

export const openSecret = (ctx: Context, accountId: string, sealed: string): Buffer =>
  Buffer.from(open(sealed, ctx.deps.config.keys, factorContext(accountId)), "base64url");

/** Shown in groups of four; read back however they were typed. */
export function newRecoveryCode(): string {
  const code = Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join("");
  return code.replace(/.{4}(?=.)/g, "$&-");
}

export function hashOfRecoveryCode(accountId: string, code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
  return createHash("sha256").update(`${accountId} ${plain}`).digest("base64url");
}

/**
 * Whether a code is right for this account now, and spends it: a code of the authenticator with all before it, a
 * recovery code for good. The caller has counted the attempt.
 */
export async function proveFactor(tx: Tx, ctx: Context, accountId: string, code: string): Promise<FactorKind | null> {
  // Locked for either kind, so that a reset under way is waited for.
  const row = await lockFactor(tx, accountId);
  if (!row || row.secret === null) return null;
  if (code.length === codeLength) {
    const spent = await spendRecoveryCode(tx, accountId, hashOfRecoveryCode(accountId, code), ctx.now());
    return spent ? "recovery" : null;
  }
  const step = matchTotp(openSecret(ctx, accountId, row.secret), code, ctx.now(), row.lastStep);
  if (step === null) return null;
  await saveLastStep(tx, accountId, step);
  return "totp";
}
