import { totpAt, stepAt } from "@posoka/api/modules/accounts/totp";
import { signIn } from "@posoka/schema/accounts";
import type { Client } from "@posoka/schema/client";
import { AppError } from "@posoka/schema/errors";
import { confirmFactor, startFactor } from "@posoka/schema/factors";
import { madePassword } from "./factories.ts";
import type { World } from "./world.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes of a secret as an authenticator reads it. */
export function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export type Authenticator = {
  /** The code shown now, or so many steps of 30 seconds later. */
  code: (later?: number) => string;
  recoveryCodes: string[];
};

export const authenticator =
  (world: Pick<World, "clock">, secret: string) =>
  (later?: number): string =>
    totpAt(fromBase32(secret), stepAt(world.clock.now()) + (later ?? 0));

/** Sets up a second factor as a person would. Half a minute passes, so that the next code is a new one. */
export async function enrol(world: Pick<World, "clock">, client: Client): Promise<Authenticator> {
  const { secret } = await client(startFactor);
  const code = authenticator(world, secret);
  const { recoveryCodes } = await client(confirmFactor, { body: { code: code() } });
  world.clock.advance(30_000);
  return { code, recoveryCodes };
}

/** The first step of a sign-in; throws when it opened a session. */
export async function ticketFor(client: Client, userName: string, password = madePassword): Promise<string> {
  const refusal = await client(signIn, { body: { login: userName, password } }).catch((error: unknown) => error);
  const ticket = refusal instanceof AppError && refusal.code === "factor_needed" ? refusal.extra.ticket : undefined;
  if (ticket === undefined) throw new Error("no ticket", { cause: refusal });
  return ticket;
}
