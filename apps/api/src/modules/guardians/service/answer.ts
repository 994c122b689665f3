import type { Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { isRepresentativesMatter, type RequestAct, type RequestState } from "@posoka/domain/guardians/requests";
import { AppError } from "@posoka/schema/errors";
import type { Context } from "../../../context.ts";
import { closeForConsent, openByConsent } from "../../accounts/service/youth-standing.ts";
import {
  answerApplication,
  holdApplication,
  tellOfAnswer,
  withdrawForRepresentative,
} from "../../applications/service/for-representative.ts";
import { record } from "../../audit/service.ts";
import { recordConsent } from "../../consent/service.ts";
import { noticeVersion } from "../../content/service/site.ts";
import { findYouth, lockYouth } from "../queries/representation.ts";
import {
  answersTo,
  findRequest,
  listAnswers,
  lockRequest,
  type RequestRow,
  setRequestState,
  waitingRequests,
} from "../queries/requests.ts";
import { agreedShares, askedOf } from "../queries/share-requests.ts";
import { tellRepresentatives } from "./ask.ts";
import { isRepresented } from "./represented.ts";
import { weigh } from "./signatories.ts";

export type Word = {
  act: RequestAct;
  /** The account of the representative; null for a paper while nobody is recorded. */
  signedBy: string | null;
  language: "bg" | "bg-easy" | "en";
  /** Of a paper, as staff checked it. */
  paper?: { proof: string; archiveNumber: string; staffId: string };
};

/**
 * Writes one representative's word into the register and lets happen what the words now come to: a yes of all who must
 * agree goes on, a no refuses, a yes taken back stops what has begun. Locked in the order of all who come here: young
 * person, application, request.
 *
 * @throws {AppError} `not_found`; `conflict` when there is nothing (any more) to answer or to take back
 */
export async function answer(tx: Tx, ctx: Context, requestId: string, word: Word): Promise<RequestState> {
  const { request, birthDate, isTheirs } = await lockMatter(tx, ctx, requestId);
  if (!isTheirs || !(await isOpenFor(tx, request, word, sofiaDate(ctx.now())))) throw new AppError("conflict");
  const by = word.paper ? "staff" : "guardian";
  await writeWord(tx, ctx, request, word);
  await record(tx, ctx, `request.${word.act}`, { kind: "request", id: request.id }, { by });
  if (word.act === "withdrawn" && request.state === "agreed") return stop(tx, ctx, request);
  return settle(tx, ctx, request, birthDate, by);
}

/** A change of who must agree can make the words there are enough. */
export async function settleWaiting(tx: Tx, ctx: Context, youthId: string): Promise<void> {
  for (const { id } of await waitingRequests(tx, youthId)) {
    const { request, birthDate, isTheirs } = await lockMatter(tx, ctx, id);
    if (isTheirs && request.state === "waiting") await settle(tx, ctx, request, birthDate, "staff");
  }
}

/**
 * Somebody represents no longer, or under another account: what too few of today's have agreed to waits for them again.
 * The register shows nothing of it from that moment on; here the question follows.
 */
export async function reopenUnsigned(tx: Tx, ctx: Context, youthId: string): Promise<void> {
  let reopened = false;
  for (const id of await agreedShares(tx, youthId, sofiaDate(ctx.now()))) {
    const { request, birthDate, isTheirs } = await lockMatter(tx, ctx, id);
    if (!isTheirs || request.state !== "agreed") continue;
    const { outcome } = await weigh(tx, request, { id: youthId, birthDate }, ctx.now());
    if (outcome === "agreed") continue;
    await setRequestState(tx, id, { state: "waiting", settledAt: null });
    reopened = true;
  }
  if (reopened) await tellRepresentatives(tx, ctx, youthId);
}

async function lockMatter(tx: Tx, ctx: Context, requestId: string) {
  const known = await findRequest(tx, requestId);
  if (!known) throw new AppError("not_found");
  // Only the account itself is changed by a word about the account.
  const youth = known.applicationId === null ? await lockYouth(tx, known.youthId) : await findYouth(tx, known.youthId);
  if (known.applicationId !== null) await holdApplication(tx, known.applicationId);
  const request = await lockRequest(tx, requestId);
  if (!youth || !request) throw new AppError("not_found");
  // From 14 on the account, and what is shown to whom, are the young person's own matter.
  const signer = { birthDate: youth.birthDate, represented: await isRepresented(tx, request.youthId, ctx.now()) };
  const isTheirs = isRepresentativesMatter(request.purpose, signer, sofiaDate(ctx.now()));
  return { request, birthDate: youth.birthDate, isTheirs };
}

/** Waiting, it takes a word of anybody who signs; a yes can be taken back by who gave it, an agreement by each of them. */
async function isOpenFor(tx: Tx, request: RequestRow, { act, signedBy }: Word, today: string): Promise<boolean> {
  if (act === "given" && request.expiresOn !== null && request.expiresOn < today) return false;
  if (request.state !== "waiting") return request.state === "agreed" && act === "withdrawn";
  if (act !== "withdrawn") return true;
  const own = answersTo(request, await listAnswers(tx, [request.youthId])).findLast((row) => row.signedBy === signedBy);
  return own?.act === "given";
}

async function writeWord(tx: Tx, ctx: Context, request: RequestRow, word: Word): Promise<void> {
  const { paper, signedBy } = word;
  await recordConsent(tx, {
    tenantId: request.tenantId,
    subjectId: request.youthId,
    purpose: request.purpose,
    recipient:
      request.applicationId === null ? { kind: "charity" } : { kind: "application", id: request.applicationId },
    act: word.act,
    // A yes is to what was asked; a no is to everything, whatever was agreed to before.
    ...(request.purpose === "share_identity" && word.act === "given" && askedOf(request)),
    textVersion: noticeVersion,
    language: word.language,
    givenBy: "representative",
    ...(signedBy !== null && { signedBy }),
    ...(paper && {
      proof: paper.proof,
      archiveNumber: paper.archiveNumber,
      checkedBy: paper.staffId,
      recordedBy: paper.staffId,
    }),
    at: ctx.now(),
  });
}

async function settle(
  tx: Tx,
  ctx: Context,
  request: RequestRow,
  birthDate: string,
  by: "guardian" | "staff",
): Promise<RequestState> {
  const { outcome } = await weigh(tx, request, { id: request.youthId, birthDate }, ctx.now());
  if (outcome === "waiting") return "waiting";
  await setRequestState(tx, request.id, { state: outcome, settledAt: ctx.now() });
  const { applicationId, youthId } = request;
  // What may be shown is read from the register, so there is nothing to do but to tell.
  if (request.purpose === "share_identity") await tellOfAnswer(tx, ctx, applicationId);
  else if (applicationId !== null) await answerApplication(tx, ctx, applicationId, outcome === "agreed", by);
  else if (outcome === "agreed") await openByConsent(tx, youthId, ctx.now());
  else await closeForConsent(tx, youthId);
  return outcome;
}

async function stop(tx: Tx, ctx: Context, request: RequestRow): Promise<RequestState> {
  if (request.purpose === "share_identity") await tellOfAnswer(tx, ctx, request.applicationId);
  else if (request.applicationId !== null) await withdrawForRepresentative(tx, ctx, request.applicationId);
  else await closeForConsent(tx, request.youthId);
  await setRequestState(tx, request.id, { state: "withdrawn", settledAt: ctx.now() });
  return "withdrawn";
}
