import type { Tx } from "@posoka/db/client";
import type {
  answerForRepresentative as answerContract,
  answerRequestOnPaper as requestContract,
  recordRepresentativeConsent as consentContract,
} from "@posoka/schema/cases";
import type { RequestAct } from "@posoka/domain/guardians/requests";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { standingOf } from "../../accounts/service/find-actor.ts";
import { holdApplication } from "../../applications/service/for-representative.ts";
import { enterCase } from "../../relations/service/case-relation.ts";
import { lockYouth, youthOfApplication } from "../queries/representation.ts";
import { findRequest, runningPlatformRequest } from "../queries/requests.ts";
import { answer, type Word } from "./answer.ts";
import { requestFor } from "./ask.ts";
import { listSignatories } from "./signatories.ts";

type Paper = { proof: string; archiveNumber: string; representativeId: string | null };

/** Staff of the own case enter what one representative answered on paper. */
export async function answerForRepresentative(
  ctx: Context,
  { params, body }: ParsedOf<typeof answerContract>,
): Promise<{ done: true }> {
  const { tenantId } = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const youthId = await youthOfApplication(tx, params.applicationId);
    if (youthId === undefined) throw new AppError("not_found");
    await enterCase(tx, ctx, youthId);
    const row = await holdApplication(tx, params.applicationId);
    if (row?.version !== body.version) throw new AppError("stale_version");
    if (row.state !== "awaiting_representative") throw new AppError("conflict");
    const { id: applicationId } = row;
    const request = await requestFor(tx, ctx, { tenantId, youthId, purpose: "representative_act", applicationId });
    await answer(tx, ctx, request.id, await wordOf(tx, ctx, youthId, body.agreed ? "given" : "refused", body));
    return { done: true };
  });
}

/** The signed paper was checked and lies in the charity's archive; the account under 14 opens when all have signed. */
export async function recordRepresentativeConsent(
  ctx: Context,
  { params: { youthId }, body }: ParsedOf<typeof consentContract>,
): Promise<{ done: true }> {
  const { tenantId } = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    await enterCase(tx, ctx, youthId);
    const youth = await lockYouth(tx, youthId);
    const asked = await runningPlatformRequest(tx, youthId);
    const isInert = youth !== undefined && standingOf(youth, ctx.now()).state === "inert";
    // An open account takes a paper when its representatives were asked once more.
    if (!isInert && asked?.state !== "waiting") throw new AppError("conflict");
    const request = await requestFor(tx, ctx, { tenantId, youthId, purpose: "use_platform", applicationId: null });
    await answer(tx, ctx, request.id, await wordOf(tx, ctx, youthId, "given", body));
    return { done: true };
  });
}

/**
 * Staff enter what one representative wrote about what an application shows; and of anything that a yes is taken back.
 * What is asked about account and application is entered there, where it opens and hands in.
 */
export async function answerRequestOnPaper(
  ctx: Context,
  { params: { requestId }, body }: ParsedOf<typeof requestContract>,
): Promise<{ done: true }> {
  return ctx.db.transaction(async (tx) => {
    const request = await findRequest(tx, requestId);
    if (!request) throw new AppError("not_found");
    await enterCase(tx, ctx, request.youthId);
    if (request.purpose !== "share_identity" && body.act !== "withdrawn") throw new AppError("conflict");
    await answer(tx, ctx, requestId, await wordOf(tx, ctx, request.youthId, body.act, body));
    return { done: true };
  });
}

async function wordOf(tx: Tx, ctx: Context, youthId: string, act: RequestAct, paper: Paper): Promise<Word> {
  const youth = await lockYouth(tx, youthId);
  if (!youth) throw new AppError("not_found");
  const signatories = await listSignatories(tx, { id: youthId, birthDate: youth.birthDate }, ctx.now());
  const signer = signatories.find(({ id }) => id === paper.representativeId);
  // Where representatives are recorded a paper says whose it is; a name that is not among them is nobody's.
  if (!signer && (signatories.length > 0 || paper.representativeId !== null)) {
    if (paper.representativeId !== null) throw new AppError("not_found");
    throw new AppError("invalid_input", { fields: { representativeId: "required" } });
  }
  const { proof, archiveNumber } = paper;
  return {
    act,
    signedBy: signer?.guardianId ?? null,
    language: "bg",
    paper: { proof, archiveNumber, staffId: actorOf(ctx).id },
  };
}
