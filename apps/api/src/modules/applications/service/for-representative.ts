import type { Tx } from "@posoka/db/client";
import { AppError } from "@posoka/schema/errors";
import type { Context } from "../../../context.ts";
import { mailYouth } from "../../notifications/service/mail-youth.ts";
import { isOpen } from "../policy.ts";
import { type ApplicationRow, lockApplication, lockOpening } from "../queries.ts";
import { endShare } from "./act-on-my-application.ts";
import { changeState } from "./change-state.ts";
import { mailPartner } from "./mail-partner.ts";
import { handedIn, showPartner } from "./submit-application.ts";

/** Keeps the application as it is until the transaction ends. */
export async function holdApplication(tx: Tx, applicationId: string): Promise<ApplicationRow | undefined> {
  return lockApplication(tx, applicationId);
}

/**
 * What the representatives' words come to: a yes hands the application in, a no ends it.
 *
 * @throws {AppError} `opening_closed` for a yes that comes too late; `conflict` when nothing waits any more
 */
export async function answerApplication(
  tx: Tx,
  ctx: Context,
  applicationId: string,
  agreed: boolean,
  by: "guardian" | "staff",
): Promise<void> {
  const { row, opening } = await lockBoth(tx, applicationId);
  if (agreed && !isOpen(opening, ctx.now())) throw new AppError("opening_closed");
  const act = agreed ? "confirmByRepresentative" : "refuseByRepresentative";
  await changeState(tx, ctx, row, { act, by, ...(agreed ? handedIn(ctx) : {}) });
  if (agreed) await showPartner(tx, ctx, row, opening);
  await tellYouth(tx, ctx, row);
}

/** A yes taken back while the partner has not decided: the application is withdrawn, with all that it showed. */
export async function withdrawForRepresentative(tx: Tx, ctx: Context, applicationId: string): Promise<void> {
  const { row, opening } = await lockBoth(tx, applicationId);
  await changeState(tx, ctx, row, { act: "withdrawByRepresentative", by: "guardian" });
  await endShare(tx, ctx, row);
  await mailPartner(tx, ctx, opening, "applicationMoved");
  await tellYouth(tx, ctx, row);
}

async function lockBoth(tx: Tx, applicationId: string) {
  const row = await lockApplication(tx, applicationId);
  const opening = row && (await lockOpening(tx, row.openingId, "share"));
  if (!row || !opening) throw new AppError("not_found");
  return { row, opening };
}

/** An answer that moves no application. */
export async function tellOfAnswer(tx: Tx, ctx: Context, applicationId: string | null): Promise<void> {
  const row = applicationId === null ? undefined : await lockApplication(tx, applicationId);
  if (row) await tellYouth(tx, ctx, row);
}

const tellYouth = (tx: Tx, ctx: Context, { youthId, id }: ApplicationRow): Promise<void> =>
  mailYouth(tx, ctx, youthId, "applicationNews", `/applications/${id}`);
