import { createHash } from "node:crypto";
import { AppError } from "@posoka/schema/errors";
import type { Http } from "../../../http/mount.ts";

/**
 * The `Idempotency-Key` of a request that opens an account, hashed with what it opens; it needs no actor, since there
 * is none yet. Null when the caller sent none.
 */
export function signUpKeyOf({ request }: Http, opens: string): string | null {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key !== "string" || !/^[A-Za-z0-9_-]{8,80}$/.test(key)) {
    throw new AppError("invalid_input", { fields: { "idempotency-key": "bad_format" } });
  }
  return createHash("sha256").update(`${opens}:${key}`).digest("base64url");
}
