import { hash, verify } from "@node-rs/argon2";
import { AppError } from "@posoka/schema/errors";
import { isWeakPassword } from "../weak-password.ts";

/** argon2id, 24 MiB, 3 rounds: some 20 ms of one core. `Algorithm` is a const enum, which our build cannot read. */
const cost = { algorithm: 2, memoryCost: 24_576, timeCost: 3, parallelism: 1 } as const;

/** Of a random word nobody knows, at the same cost: an unknown name takes as long as a wrong password. */
const nobodysHash = "$argon2id$v=19$m=24576,t=3,p=1$t6qCUxgAnAO/TNYKlxJMMg$4rXgtb4w3GlrdxpVMmcbQgjaI0QUV+DvbvhNgxBBJ80";

// The same letters may arrive composed or not, depending on the device.
const composed = (password: string): string => password.normalize("NFC");

export async function hashPassword(password: string): Promise<string> {
  return hash(composed(password), cost);
}

/** Always computes one hash, also without an account or a password. */
export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobodysHash, composed(password));
  return matches && passwordHash != null;
}

/** @throws {AppError} `invalid_input` with `weak_password` on the field */
export function refuseWeakPassword(password: string, userName: string): void {
  if (isWeakPassword(composed(password), userName)) {
    throw new AppError("invalid_input", { fields: { password: "weak_password" } });
  }
}
