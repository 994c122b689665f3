import type { Tx } from "@posoka/db/client";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { coversShare, type RequestPurpose, requestPurposes, type ShareAsked } from "@posoka/domain/guardians/requests";
import type { Context } from "../../../context.ts";
import { pageUrl } from "../../accounts/service/links.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { findYouth } from "../queries/representation.ts";
import {
  insertRequest,
  type RequestRow,
  requestOfApplication,
  runningPlatformRequest,
  setRequestState,
  waitingOfApplication,
  waitingRequests,
} from "../queries/requests.ts";
import { newestShareRequest } from "../queries/share-requests.ts";
import { listSignatories } from "./signatories.ts";

type About = { tenantId: string; youthId: string; purpose: RequestPurpose; applicationId: string | null };
type Share = Omit<About, "purpose" | "applicationId"> & ShareAsked & { applicationId: string };

/** Asks the representatives once; asked before, nothing changes. */
export async function askRepresentatives(tx: Tx, ctx: Context, about: About): Promise<void> {
  if (await writeRequest(tx, ctx, about)) await tellRepresentatives(tx, ctx, about.youthId);
}

/**
 * Asks about what the young person wants an application to show, unless the representatives agreed to as much. A wish
 * takes the place of an older one; while something waits nobody is told twice.
 */
export async function askForShare(tx: Tx, ctx: Context, { fields, ...share }: Share): Promise<void> {
  const asked = { fields, expiresOn: share.expiresOn };
  const known = await newestShareRequest(tx, share.applicationId);
  if (known?.state === "agreed" && coversShare(known, asked)) return;
  if (known?.state === "waiting" && coversShare(known, asked) && coversShare(asked, known)) return;
  if (known?.state === "agreed" || known?.state === "waiting") {
    await setRequestState(tx, known.id, { state: "ended", settledAt: ctx.now() });
  }
  await writeRequest(tx, ctx, { ...share, fields: [...fields], purpose: "share_identity" });
  // What nobody answered in time waits for nobody any more.
  const waited = known?.state === "waiting" && known.expiresOn >= sofiaDate(ctx.now());
  if (!waited) await tellRepresentatives(tx, ctx, share.youthId);
}

async function writeRequest(
  tx: Tx,
  ctx: Context,
  about: Omit<Parameters<typeof insertRequest>[1], "askedAt">,
): Promise<boolean> {
  const { youthId, purpose } = about;
  const id = await insertRequest(tx, { ...about, askedAt: ctx.now() });
  if (id === undefined) return false;
  await record(tx, ctx, "request.ask", { kind: "request", id }, { youth: youthId, purpose });
  return true;
}

/** The mail says that something waits, and not what. */
export async function tellRepresentatives(tx: Tx, ctx: Pick<Context, "deps" | "now">, youthId: string): Promise<void> {
  const youth = await findYouth(tx, youthId);
  if (!youth) return;
  for (const one of await listSignatories(tx, { id: youthId, birthDate: youth.birthDate }, ctx.now())) {
    const { email: to, emailConfirmedAt, opened, language } = one;
    if (to === null || emailConfirmedAt === null || opened === null) continue;
    const link = pageUrl(ctx.deps.config, language, "guardian");
    await sendMail(tx, { to, language, mail: "guardianRequest", params: { link } });
  }
}

/** The request about this matter, asked now when it was not yet: a paper can come before anybody was asked. */
export async function requestFor(tx: Tx, ctx: Context, about: About): Promise<RequestRow> {
  const find = () =>
    about.applicationId === null
      ? runningPlatformRequest(tx, about.youthId)
      : requestOfApplication(tx, about.applicationId);
  const known = await find();
  if (known) return known;
  await askRepresentatives(tx, ctx, about);
  return (await find())!;
}

/** What an application asked for is decided or not wanted any more, so nothing is left to answer. */
export async function endRequests(
  tx: Tx,
  applicationId: string,
  at: Date,
  of: readonly RequestPurpose[] = requestPurposes,
): Promise<void> {
  for (const { id, purpose } of await waitingOfApplication(tx, applicationId)) {
    if (of.includes(purpose)) await setRequestState(tx, id, { state: "ended", settledAt: at });
  }
}

/** Whoever is about to go shows nothing any more, so nobody is asked about it. */
export async function endSharesAsked(tx: Tx, youthId: string, at: Date): Promise<void> {
  for (const { id, purpose } of await waitingRequests(tx, youthId)) {
    if (purpose === "share_identity") await setRequestState(tx, id, { state: "ended", settledAt: at });
  }
}
