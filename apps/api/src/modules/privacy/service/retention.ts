import type { Tx } from "@posoka/db/client";
import { addDays } from "@posoka/domain/calendar/dates";
import { sofiaDate, startOfSofiaDay } from "@posoka/domain/calendar/sofia-time";
import { noticeEnds, periods } from "@posoka/domain/privacy/periods";
import { type Context, actorOf } from "../../../context.ts";
import { lockLeaver } from "../../accounts/service/leaving.ts";
import { recordByClock } from "../../audit/service.ts";
import { yearsBefore } from "@posoka/domain/ages";
import { sendMail } from "../../outbox/service.ts";
import {
  deleteNotice,
  forgetNeedless,
  putNotice,
  takeIdle,
  takeInert,
  takeNeedless,
  takeTold,
  takeUnnoticed,
} from "../retention-queries.ts";
import { dutyOf } from "./duty.ts";
import { type Clock, eraseEach } from "./erase-each.ts";

const never = (): boolean => false;

/**
 * What the clock ends: accounts under 14 without consent, and after a notice accounts that nobody signs in to and those
 * of representatives who represent nobody any more.
 */
export async function keepRetention(deps: Clock, stopping: () => boolean = never): Promise<void> {
  await eraseInert(deps, stopping);
  await noticeIdle(deps, stopping);
  await eraseIdle(deps, stopping);
  await endNeedless(deps, stopping);
}

/**
 * An account that only represented others has no purpose left when there is nobody: its owner is told, then it goes. By
 * mail where an address is confirmed; everybody else reads it on their desk and hears it from nobody.
 */
export async function endNeedless(deps: Clock, stopping: () => boolean = never): Promise<number> {
  await deps.db.transaction((tx) => forgetNeedless(tx, deps.now(), bornAfter(deps.now(), 18)));
  while (!stopping() && (await deps.db.transaction((tx) => tellNeedless(tx, deps.now()))));
  return eraseEach(deps, stopping, (tx, at, except) => takeTold(tx, at, bornAfter(at, 18), except));
}

async function tellNeedless(tx: Tx, at: Date): Promise<boolean> {
  const id = await takeNeedless(tx, at, bornAfter(at, 18));
  const account = id === undefined ? undefined : await lockLeaver(tx, { id });
  if (!account) return false;
  const { id: accountId, email, language, userName } = account;
  const byMail = email !== null && account.emailConfirmedAt !== null;
  const dueAt = noticeEnds(at);
  await putNotice(tx, { accountId, noticedAt: at, dueAt, byMail, reason: "nobody_left" });
  if (byMail) await sendMail(tx, { to: email, language, mail: "guardianOver", params: { userName } });
  await recordByClock(tx, at, "retention.notice", { kind: "account", id: accountId }, { byMail });
  return true;
}

const bornAfter = (at: Date, years: number): string => yearsBefore(sofiaDate(at), years);

/** @returns how many were told now, by mail or through staff */
export async function noticeIdle(deps: Clock, stopping: () => boolean = never): Promise<number> {
  for (let told = 0; ; told += 1) {
    if (stopping() || !(await deps.db.transaction((tx) => noticeNext(tx, deps.now())))) return told;
  }
}

async function noticeNext(tx: Tx, at: Date): Promise<boolean> {
  const idle = await takeUnnoticed(tx, at);
  const account = idle && (await lockLeaver(tx, { id: idle.id }));
  if (!idle || !account) return false;
  const { email, language, userName } = account;
  const byMail = email !== null && account.emailConfirmedAt !== null;
  await putNotice(tx, { accountId: idle.id, noticedAt: at, dueAt: idle.dueAt, byMail });
  if (byMail) await sendMail(tx, { to: email, language, mail: "retentionNotice", params: { userName } });
  await recordByClock(tx, at, "retention.notice", { kind: "account", id: idle.id }, { byMail });
  return true;
}

/** Who came back since the notice stays, and so does an adult on whom others still depend. */
export async function eraseIdle(deps: Clock, stopping: () => boolean = never): Promise<number> {
  return eraseEach(deps, stopping, async (tx, at, except) => {
    const kept = [...except];
    for (;;) {
      const id = await takeIdle(tx, at, kept);
      const account = id === undefined ? undefined : await lockLeaver(tx, { id });
      if (!account || (await dutyOf(tx, account, at)) === null) return account?.id;
      kept.push(account.id);
    }
  });
}

export async function eraseInert(deps: Clock, stopping: () => boolean = never): Promise<number> {
  return eraseEach(deps, stopping, (tx, at, except) => {
    const today = sofiaDate(at);
    const openedBefore = startOfSofiaDay(addDays(today, -periods.inert.days));
    return takeInert(tx, { fourteen: bornAfter(at, 14), openedBefore }, except);
  });
}

/** The person has read that the account was about to go. */
export async function seeNotice(ctx: Context): Promise<{ done: true }> {
  const { id } = actorOf(ctx);
  await ctx.db.transaction((tx) => deleteNotice(tx, id));
  return { done: true };
}
