import type { decideOrganisation as contract } from "@posoka/schema/organisations";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { sendMail } from "../../outbox/service.ts";
import { mayDecide } from "../policy.ts";
import { languageOfContact, linkToTenant, lockOrganisation, updateDecision } from "../queries.ts";

type Decision = ParsedOf<typeof contract>["body"];

/** A named member of staff approves or refuses. Of two with one company number only one can be approved: `conflict`. */
export async function decideOrganisation(ctx: Context, organisationId: string, body: Decision) {
  const actor = actorOf(ctx);
  if (body.decision === "refuse" && body.reason === "") {
    throw new AppError("invalid_input", { fields: { reason: "required" } });
  }
  return ctx.db.transaction(async (tx) => {
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) throw new AppError("not_found");
    if (organisation.version !== body.version) throw new AppError("stale_version");
    if (!mayDecide(organisation.state, body.decision)) throw new AppError("conflict");

    const state = body.decision === "approve" ? "approved" : "refused";
    await updateDecision(tx, organisationId, { state, reason: body.reason, by: actor.id, at: ctx.now() });
    if (state === "approved") await linkToTenant(tx, organisationId, actor.tenantId);

    await record(tx, ctx, `organisation.${body.decision}`, { kind: "organisation", id: organisationId }, { state });
    await sendMail(tx, {
      to: organisation.contactEmail,
      language: await languageOfContact(tx, organisationId),
      mail: state === "approved" ? "organisationApproved" : "organisationRefused",
      params: { name: organisation.name, reason: body.reason, link: `${ctx.deps.config.publicUrl}/partner` },
    });
    return { done: true as const };
  });
}
