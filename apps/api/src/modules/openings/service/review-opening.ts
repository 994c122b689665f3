import type { Tx } from "@posoka/db/client";
import type { reviewOpening as contract } from "@posoka/schema/openings";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { nextOpeningState } from "@posoka/domain/openings/states";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { languageOfContact } from "../../organisations/service/contact.ts";
import { sendMail, tellIndex } from "../../outbox/service.ts";
import { lawfulAge, refuseUnfit } from "../facts.ts";
import { holdOrganisation, insertEvents, lockOpening, updateOpening } from "../queries/write-opening.ts";

type ReviewBody = ParsedOf<typeof contract>["body"];

/** A named member of staff publishes or rejects. Confirming the facts for minors holds for what was read: this version. */
export async function reviewOpening(ctx: Context, id: string, body: ReviewBody) {
  const actor = actorOf(ctx);
  if (body.decision === "reject" && body.reason === "") {
    throw new AppError("invalid_input", { fields: { reason: "required" } });
  }
  return ctx.db.transaction(async (tx) => {
    const opening = await lockOpening(tx, id);
    // A draft is still its partner's own paper.
    if (!opening || opening.external || opening.organisationId === null) throw new AppError("not_found");
    if (opening.version !== body.version) throw new AppError("stale_version");
    const state = nextOpeningState(opening.state, body.decision);
    if (state === null) throw new AppError("conflict");

    const organisation = await holdOrganisation(tx, opening.organisationId);
    if (!organisation) throw new AppError("not_found");
    const at = ctx.now();
    const confirmedBy = body.decision === "publish" && body.minorFactsConfirmed ? actor.id : null;
    if (state === "published") {
      if (organisation.state !== "approved") throw new AppError("conflict");
      refuseUnfit(opening, sofiaDate(at));
    }
    await updateOpening(
      tx,
      id,
      {
        state,
        reviewReason: body.reason === "" ? null : body.reason,
        reviewedBy: actor.id,
        minorFactsConfirmedBy: confirmedBy,
        lawfulFrom: lawfulAge(opening, confirmedBy !== null).minimumAge,
        organisationName: organisation.name,
        ...(state === "published" ? { publishedAt: opening.publishedAt ?? at } : {}),
      },
      at,
    );
    const reason = body.reason === "" ? null : body.reason;
    await insertEvents(tx, [
      { openingId: id, act: body.decision, fromState: opening.state, toState: state, byAccount: actor.id, reason, at },
    ]);
    await record(tx, ctx, `opening.${body.decision}`, { kind: "opening", id }, { state, minors: confirmedBy !== null });
    await tellIndex(tx, { kind: "opening", id });
    await tellPartner(tx, ctx, {
      id,
      organisationId: opening.organisationId,
      to: organisation.contactEmail,
      mail: state === "published" ? "openingPublished" : "openingRejected",
      params: { title: opening.title, reason: body.reason },
    });
    return { done: true as const };
  });
}

type PartnerMail = {
  id: string;
  organisationId: string;
  to: string;
  mail: "openingPublished" | "openingRejected";
  params: Record<string, string>;
};

async function tellPartner(tx: Tx, ctx: Context, { id, organisationId, to, mail, params }: PartnerMail): Promise<void> {
  const link = `${ctx.deps.config.publicUrl}/partner/openings/${id}`;
  const language = await languageOfContact(tx, organisationId);
  await sendMail(tx, { to, language, mail, params: { ...params, link } });
}
