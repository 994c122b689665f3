import type { Tx } from "@posoka/db/client";
import type { RequestPurpose } from "@posoka/domain/guardians/requests";
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
} from "../queries/requests.ts";
import { listSignatories } from "./signatories.ts";

type About = { tenantId: string; youthId: string; purpose: RequestPurpose; applicationId: string | null };

/** Asks the representatives once; asked before, nothing changes. The mail says that something waits, and not what. */
export async function askRepresentatives(tx: Tx, ctx: Context, about: About): Promise<void> {
  const { youthId, purpose } = about;
  const id = await insertRequest(tx, { ...about, askedAt: ctx.now() });
  if (id === undefined) return;
  await record(tx, ctx, "request.ask", { kind: "request", id }, { youth: youthId, purpose });
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

/** The young person took the application back, so nothing is left to answer. */
export async function endRequest(tx: Tx, applicationId: string, at: Date): Promise<void> {
  const request = await requestOfApplication(tx, applicationId);
  if (request?.state === "waiting") await setRequestState(tx, request.id, { state: "ended", settledAt: at });
}
