import type { Tx } from "@posoka/db/client";
import type { Context } from "../../../context.ts";
import { languageOfContact } from "../../organisations/service/contact.ts";
import { sendMail } from "../../outbox/service.ts";
import type { LockedOpening } from "../queries.ts";

/** Tells the partner that something waits; neither who nor what stands in a mail. */
export async function mailPartner(
  tx: Tx,
  ctx: Context,
  opening: Pick<LockedOpening, "id" | "title" | "organisationId" | "contactEmail">,
  mail: "applicationReceived" | "applicationMoved",
): Promise<void> {
  if (opening.contactEmail === null || opening.organisationId === null) return;
  const link = `${ctx.deps.config.publicUrl}/partner/openings/${opening.id}/candidates`;
  const language = await languageOfContact(tx, opening.organisationId);
  await sendMail(tx, { to: opening.contactEmail, language, mail, params: { title: opening.title, link } });
}
