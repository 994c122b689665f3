import { applicationCan } from "@posoka/domain/applications/states";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { isRepresentativesMatter, type RequestAct } from "@posoka/domain/guardians/requests";
import type { Language } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type {
  answerRequest as answerContract,
  getGuardianDesk,
  getGuardianRequest,
  takeBackAnswer as takeBackContract,
} from "@posoka/schema/guardians";
import type { ParsedOf, ReplyInput } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { languageOf } from "../../accounts/service/me.ts";
import { discloseToRepresentative } from "../../consent/service/disclose.ts";
import { viewing } from "../../consent/service/views.ts";
import { endOfNeedless } from "../../privacy/service/retention-notice.ts";
import { findPlace } from "../../occupations/service/places.ts";
import { protectedAmong } from "../queries/representation.ts";
import { answersTo, listAnswers, listRequests, type ListedRequest, readOpening } from "../queries/requests.ts";
import { presentShare } from "../queries/share-requests.ts";
import { answer } from "./answer.ts";
import { ownChildren, type OwnChild, traceChildren } from "./own-children.ts";
import { weigh } from "./signatories.ts";

type OwnWord = { act: RequestAct; at: string; onPaper: boolean };
type Shown = {
  request: ListedRequest;
  child: OwnChild;
  name: string;
  /** The place is protected. */
  hidden: boolean;
  /** The own words, the newest first. */
  words: OwnWord[];
};

/** The own children, and what was asked about them without what their age took out of a representative's hands. */
async function readAll(ctx: Context): Promise<{ shown: Shown[]; children: (OwnChild & { firstName: string })[] }> {
  const own = await ownChildren(ctx);
  const ids = own.map(({ youthId }) => youthId);
  const today = sofiaDate(ctx.now());
  if (ids.length === 0) return { shown: [], children: [] };
  const names = await discloseToRepresentative(ctx, own);
  const hidden = await protectedAmong(ctx.db, ids);
  const answers = (await listAnswers(ctx.db, ids)).filter(({ signedBy }) => signedBy === actorOf(ctx).id);
  const children = own.map((child) => ({ ...child, firstName: names.get(child.youthId) ?? "" }));
  const shown = (await listRequests(ctx.db, ids)).flatMap((request) => {
    const child = children.find(({ youthId }) => youthId === request.youthId);
    if (!child?.signs || !isRepresentativesMatter(request.purpose, signerOf(child), today)) return [];
    const words = answersTo(request, answers)
      .map(({ act, at, recordedBy }) => ({ act, at: at.toISOString(), onPaper: recordedBy !== null }))
      .reverse();
    return [{ request, child, name: child.firstName, hidden: hidden.has(child.youthId), words }];
  });
  return { shown, children };
}

const signerOf = ({ birthDate, kind }: OwnChild) => ({ birthDate, represented: kind === "adult_representative" });

export async function readDesk(outer: Context): Promise<ReplyInput<typeof getGuardianDesk>> {
  const { shown, children } = await viewing(outer, async (ctx) => {
    const all = await readAll(ctx);
    await traceChildren(ctx, "request", all.children);
    return all;
  });
  const endsAt = children.length === 0 ? await endOfNeedless(outer.db, actorOf(outer).id) : null;
  const today = sofiaDate(outer.now());
  const waits = ({ request, words }: Shown): boolean =>
    stateOf(request, today) === "waiting" && words[0]?.act !== "given";
  return {
    children: children.map(({ id, firstName, kind, signs, readsProfile }) => ({
      id,
      firstName,
      kind,
      stays: !signs,
      readsProfile,
    })),
    waiting: shown.filter(waits).map((one) => presentRow(one, today)),
    answered: shown.filter((one) => !waits(one)).map((one) => presentRow(one, today)),
    endsAt: endsAt?.toISOString() ?? null,
  };
}

/** What nobody answered before its last day was over is over with it. */
const stateOf = ({ state, expiresOn }: ListedRequest, today: string) =>
  state === "waiting" && expiresOn !== null && expiresOn < today ? "ended" : state;

function presentRow({ request, child, name, hidden, words }: Shown, today: string) {
  const { id, purpose, askedAt, kind, title, opened } = request;
  const state = stateOf(request, today);
  const [mine] = words;
  return {
    id,
    childId: child.id,
    childName: name,
    purpose,
    state,
    askedAt: askedAt.toISOString(),
    kind,
    title: hidden ? null : title,
    share: presentShare(request),
    renews: purpose === "use_platform" && state === "waiting" && opened,
    mine: mine ? { act: mine.act, at: mine.at } : null,
  };
}

export async function readRequest(
  outer: Context,
  requestId: string,
  language: Language,
): Promise<ReplyInput<typeof getGuardianRequest>> {
  return viewing(outer, async (ctx) => {
    const one = await findShown(ctx, requestId);
    await traceChildren(ctx, "request", [one.child]);
    return presentRequest(ctx, one, language);
  });
}

async function presentRequest(
  ctx: Context,
  one: Shown,
  language: Language,
): Promise<ReplyInput<typeof getGuardianRequest>> {
  const { request, child, hidden, words } = one;
  const { needed, agreed } = await weigh(ctx.db, request, { id: child.youthId, birthDate: child.birthDate }, ctx.now());
  return {
    ...presentRow(one, sofiaDate(ctx.now())),
    needed,
    agreed,
    hidden: hidden && request.openingId !== null,
    opening: hidden || request.openingId === null ? null : await presentOpening(ctx, request.openingId, language),
    can: actsOn(one, sofiaDate(ctx.now())),
    history: words,
  };
}

async function findShown(ctx: Context, requestId: string): Promise<Shown> {
  const { shown } = await readAll(ctx);
  const one = shown.find(({ request }) => request.id === requestId);
  if (!one) throw new AppError("not_found");
  return one;
}

async function presentOpening(ctx: Context, openingId: string, language: Language) {
  const row = await readOpening(ctx.db, openingId);
  if (!row) return null;
  const { ekatte, ...opening } = row;
  const place = ekatte === null ? null : await findPlace(ctx.db, ekatte, language);
  return { ...opening, place: place?.name ?? null };
}

/**
 * A yes can be taken back while it waits for a second one, and after that until the partner decided; what is shown, as
 * long as it is. Whose last day is over needs no answer.
 */
function actsOn({ request, words }: Shown, today: string): ("answer" | "takeBack")[] {
  const { purpose, state, applicationState, expiresOn } = request;
  if (expiresOn !== null && expiresOn < today) return [];
  if (state === "waiting") return words[0]?.act === "given" ? ["takeBack"] : ["answer"];
  if (purpose === "share_identity" && applicationState !== null) {
    return state === "agreed" && applicationCan.share(applicationState) ? ["takeBack"] : [];
  }
  const undecided = applicationState === null || applicationCan.withdrawByRepresentative(applicationState);
  return state === "agreed" && undecided ? ["takeBack"] : [];
}

export async function answerOwn(
  ctx: Context,
  { params, body }: ParsedOf<typeof answerContract>,
): Promise<ReplyInput<typeof answerContract>> {
  return say(ctx, params.requestId, body.agreed ? "given" : "refused");
}

export async function takeBackOwn(
  ctx: Context,
  { params }: ParsedOf<typeof takeBackContract>,
): Promise<ReplyInput<typeof takeBackContract>> {
  return say(ctx, params.requestId, "withdrawn");
}

async function say(ctx: Context, requestId: string, act: RequestAct) {
  const { id: signedBy } = actorOf(ctx);
  return ctx.db.transaction(async (tx) => {
    const inner = { ...ctx, db: tx };
    await findShown(inner, requestId);
    const language = await languageOf(tx, signedBy);
    return { state: await answer(tx, inner, requestId, { act, signedBy, language }) };
  });
}
