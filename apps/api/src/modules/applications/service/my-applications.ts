import { applicationCan } from "@posoka/domain/applications/states";
import { maskPersonalNumbers } from "@posoka/domain/contact/mask-personal-numbers";
import { applicantActs, type getMyApplication, type listMyApplications } from "@posoka/schema/applications";
import { AppError } from "@posoka/schema/errors";
import type { ReplyInput } from "@posoka/schema/route";
import { type Context, youthOf } from "../../../context.ts";
import { runningShares } from "../../consent/service/shares.ts";
import { shareAgreement } from "../../guardians/service/share-agreement.ts";
import { openFor, readPersonKeys } from "../../privacy/service/person-keys.ts";
import { mayWrite } from "../../profiles/service/active-youth.ts";
import { fieldsToShare, shareBlocked } from "../policy.ts";
import { waitsForRepresentative } from "./submit-application.ts";
import { countMine, findMine, listEvents, listMine, type MineRow } from "../queries.ts";

export async function listOwn(
  ctx: Context,
  { page, limit }: { page: number; limit: number },
): Promise<ReplyInput<typeof listMyApplications>> {
  const { id } = youthOf(ctx);
  const rows = await listMine(ctx.db, id, { limit, offset: (page - 1) * limit });
  return { items: rows.map(presentRow), total: await countMine(ctx.db, id) };
}

function presentRow({ application, title, organisationName, kind }: MineRow) {
  const { id, openingId, state, createdAt, promisedReplyOn } = application;
  return { id, openingId, title, organisationName, kind, state, appliedAt: createdAt.toISOString(), promisedReplyOn };
}

export async function readOwn(ctx: Context, applicationId: string): Promise<ReplyInput<typeof getMyApplication>> {
  const { id, youth } = youthOf(ctx);
  const row = await findMine(ctx.db, id, applicationId);
  if (!row) throw new AppError("not_found");
  const { application } = row;
  const { decision, decidedAt, refusal, answerWords, state } = application;
  const blocked = shareBlocked(youth, state);
  const alone = !(await waitsForRepresentative(ctx, { id, youth }, row.kind));
  const acts = applicantActs.filter(
    (act) => applicationCan[act](state) && (act === "withdraw" || mayWrite(youth)) && (act !== "confirmAlone" || alone),
  );
  const events = await listEvents(ctx.db, applicationId);
  const key = (await readPersonKeys(ctx.db, ctx.deps.config.keys, [id])).get(id);
  const share = (await runningShares(ctx.db, [applicationId], ctx.now())).get(applicationId);
  return {
    ...presentRow(row),
    note: openFor(key, id, "applications.note", application.note),
    availableFrom: application.availableFrom,
    answer: decision &&
      decidedAt && { decision, reason: refusal, words: maskPersonalNumbers(answerWords), at: decidedAt.toISOString() },
    shared: share?.fields ?? [],
    sharedUntil: share?.until ?? null,
    shareable: blocked ? [] : [...fieldsToShare(youth)],
    shareBlocked: blocked,
    shareAgreement: blocked ? null : await shareAgreement(ctx, { id, youth }, applicationId),
    can: acts,
    history: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    version: application.version,
  };
}
