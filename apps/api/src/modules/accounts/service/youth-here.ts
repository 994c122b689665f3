import { youthAccounts } from "@posoka/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { Context } from "../../../context.ts";
import type { Http } from "../../../http/mount.ts";
import { findSessionOfToken } from "../queries/sessions.ts";
import { refreshTokenOf } from "../refresh-cookie.ts";
import { hashOfToken } from "./open-session.ts";

/** The young person who is signed in to this browser: by the token of the call, or by the cookie it brought along. */
export async function youthHere(ctx: Context, http: Http): Promise<{ id: string; birthDate: string } | undefined> {
  if (ctx.actor?.youth) return { id: ctx.actor.id, birthDate: ctx.actor.youth.birthDate };
  const token = refreshTokenOf(http);
  const id = token === undefined ? undefined : await findSessionOfToken(ctx.db, hashOfToken(token), ctx.now());
  if (id === undefined) return undefined;
  const { accountId, birthDate } = youthAccounts;
  const rows = await ctx.db.select({ id: accountId, birthDate }).from(youthAccounts).where(eq(accountId, id));
  return rows.at(0);
}
