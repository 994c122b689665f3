import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { ShareField } from "@posoka/domain/consent/purposes";
import { isRepresentativesMatter } from "@posoka/domain/guardians/requests";
import type { MyApplication } from "@posoka/schema/applications";
import type { Context } from "../../../context.ts";
import { newestShareRequest } from "../queries/share-requests.ts";
import { isRepresented } from "./represented.ts";

/** What was asked of the representatives about this application, and null where the person decides alone. */
export async function shareAgreement(
  ctx: Context,
  { id, youth: { birthDate } }: { id: string; youth: { birthDate: string } },
  applicationId: string,
): Promise<MyApplication["shareAgreement"]> {
  const today = sofiaDate(ctx.now());
  const represented = await isRepresented(ctx.db, id);
  if (!isRepresentativesMatter("share_identity", { birthDate, represented }, today)) return null;
  const request = await newestShareRequest(ctx.db, applicationId);
  const isOver = !request || request.state === "ended" || request.expiresOn < today;
  if (isOver) return { state: "unasked", fields: [], until: null };
  const { state, fields, expiresOn } = request;
  return { state: state as "waiting", fields: fields as ShareField[], until: expiresOn };
}
