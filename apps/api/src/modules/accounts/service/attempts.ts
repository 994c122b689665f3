import { createHmac } from "node:crypto";
import { AppError } from "@posoka/schema/errors";
import type { Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { countAttempt, forgetBucket, forgetWindowsBefore } from "../queries/attempts.ts";

export type Limit = {
  /** What is tried, as "sign_in". */
  what: string;
  /** Who or where from; kept as a keyed hash only. */
  by: string;
  most: number;
  windowSeconds: number;
};

const minute = 60;
const hour = 60 * minute;

/** Wide per address, since 30 young people sit behind one router; narrow per name at one address. */
export const limits = {
  signInHere: (login: string, address: string): Limit => ({
    what: "sign_in_here",
    by: `${login} ${address}`,
    most: 10,
    windowSeconds: 15 * minute,
  }),
  signInName: (login: string): Limit => ({ what: "sign_in_name", by: login, most: 60, windowSeconds: hour }),
  signInAddress: (address: string): Limit => ({
    what: "sign_in_address",
    by: address,
    most: 300,
    windowSeconds: 15 * minute,
  }),
  signUpAddress: (address: string): Limit => ({ what: "sign_up_address", by: address, most: 90, windowSeconds: hour }),
  resetEmail: (email: string): Limit => ({ what: "reset_email", by: email, most: 5, windowSeconds: hour }),
  resetAddress: (address: string): Limit => ({ what: "reset_address", by: address, most: 60, windowSeconds: hour }),
  linkAddress: (address: string): Limit => ({
    what: "link_address",
    by: address,
    most: 120,
    windowSeconds: 15 * minute,
  }),
  /** Of a million codes three count at a moment; so many tries a day leave a guesser no chance worth the name. */
  factor: (accountId: string): Limit => ({ what: "factor", by: accountId, most: 5, windowSeconds: 15 * minute }),
  factorDay: (accountId: string): Limit => ({ what: "factor_day", by: accountId, most: 30, windowSeconds: 24 * hour }),
  ticketAddress: (address: string): Limit => ({
    what: "ticket_address",
    by: address,
    most: 120,
    windowSeconds: 15 * minute,
  }),
  /** Six digits stand between a found link and a child's requests: ten tries a day, whoever makes them. */
  linkCode: (accountId: string): Limit => ({ what: "link_code", by: accountId, most: 10, windowSeconds: 24 * hour }),
  guardianLink: (staffId: string, id: string): Limit => ({
    what: "guardian_link",
    by: `${staffId} ${id}`,
    most: 10,
    windowSeconds: hour,
  }),
  /** Per member of staff as well, so that nobody uses up what a colleague may issue. */
  card: (staffId: string, youthId: string): Limit => ({
    what: "card",
    by: `${staffId} ${youthId}`,
    most: 10,
    windowSeconds: hour,
  }),
  changeEmail: (accountId: string): Limit => ({ what: "change_email", by: accountId, most: 5, windowSeconds: hour }),
  password: (accountId: string): Limit => ({ what: "password", by: accountId, most: 10, windowSeconds: 15 * minute }),
};

/**
 * Counts an attempt before it is made, so that many at once cannot slip through. Outside a transaction on purpose: a
 * refused attempt counts too. The first one too many leaves a trace.
 *
 * @throws {AppError} `rate_limited` with the seconds until the window ends
 */
export async function countAttempts(ctx: Context, ...all: Limit[]): Promise<void> {
  const at = ctx.now();
  for (const limit of all) {
    const { count, windowStartedAt } = await countAttempt(ctx.deps.db, bucketOf(ctx, limit), limit.windowSeconds, at);
    if (count <= limit.most) continue;
    if (count === limit.most + 1) {
      await ctx.deps.db.transaction((tx) =>
        record(tx, ctx, "attempts.limited", { kind: "limit", id: limit.what }, { most: limit.most }),
      );
    }
    const ends = windowStartedAt.getTime() + limit.windowSeconds * 1000;
    throw new AppError("rate_limited", { retryAfterSeconds: Math.max(1, Math.ceil((ends - at.getTime()) / 1000)) });
  }
}

/** After a success: earlier slips of the same person at the same place no longer count. */
export async function forgetAttempts(ctx: Context, limit: Limit): Promise<void> {
  await forgetBucket(ctx.deps.db, bucketOf(ctx, limit));
}

/** For the scheduled work: no window is longer than a day. */
export async function forgetOldAttempts(deps: Context["deps"]): Promise<void> {
  await forgetWindowsBefore(deps.db, new Date(deps.now().getTime() - 25 * hour * 1000));
}

/** An IPv6 household or school has a whole /64; whoever counts single addresses there counts nothing. */
export function placeOf(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return `${[...left, ...middle, ...right].slice(0, 4).join(":")}::/64`;
}

const bucketOf = (ctx: Context, { what, by }: Limit): string =>
  `${what}:${createHmac("sha256", ctx.deps.config.jwtSecret).update(by).digest("base64url")}`;
