import { AppError } from "@posoka/schema/errors";
import { type Actor, type Context, type YouthStanding, youthOf } from "../../../context.ts";

/** Under 14 without a verified consent nothing is written; from 30 on an account can only be read. */
export function mayWrite(youth: Pick<YouthStanding, "state">): boolean {
  return youth.state === "confirmed" || youth.state === "unconfirmed";
}

/** The young person who writes. @throws {AppError} `forbidden` for an inert or ended account */
export function activeYouthOf(ctx: Context): Actor & { youth: YouthStanding } {
  const actor = youthOf(ctx);
  if (!mayWrite(actor.youth)) throw new AppError("forbidden");
  return actor;
}
