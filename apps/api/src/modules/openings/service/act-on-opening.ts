import type { actOnMyOpening as contract } from "@posoka/schema/openings";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { nextOpeningState } from "@posoka/domain/openings/states";
import { AppError } from "@posoka/schema/errors";
import type { ParsedOf } from "@posoka/schema/route";
import { actorOf, type Context } from "../../../context.ts";
import { record } from "../../audit/service.ts";
import { tellIndex } from "../../outbox/service.ts";
import { refuseUnfit } from "../facts.ts";
import { owns } from "../policy.ts";
import { holdOrganisation, insertEvents, lockOpening, updateOpening } from "../queries/write-opening.ts";

type ActBody = ParsedOf<typeof contract>["body"];

/** Acts that lead towards being seen: only an approved partner has them. */
const towardsPublic: readonly ActBody["act"][] = ["submit", "resume", "renew"];

export async function actOnMyOpening(ctx: Context, id: string, { act, version, closesOn }: ActBody) {
  const actor = actorOf(ctx);
  if (closesOn !== undefined && act !== "renew") {
    throw new AppError("invalid_input", { fields: { closesOn: "unknown_field" } });
  }
  return ctx.db.transaction(async (tx) => {
    const opening = await lockOpening(tx, id);
    if (!opening || !owns(actor, opening) || opening.organisationId === null) throw new AppError("not_found");
    if (opening.version !== version) throw new AppError("stale_version");
    const state = nextOpeningState(opening.state, act);
    if (state === null) throw new AppError("conflict");

    if (towardsPublic.includes(act)) {
      const organisation = await holdOrganisation(tx, opening.organisationId);
      if (organisation?.state !== "approved") throw new AppError("forbidden");
      if (act === "renew" && closesOn === undefined)
        throw new AppError("invalid_input", { fields: { closesOn: "required" } });
      refuseUnfit({ ...opening, ...(closesOn === undefined ? {} : { closesOn }) }, sofiaDate(ctx.now()));
    }
    const at = ctx.now();
    const changes = {
      state,
      ...(closesOn === undefined ? {} : { closesOn }),
      ...(state === "in_review" ? { submittedAt: at } : {}),
    };
    const next = await updateOpening(tx, id, changes, at);
    await insertEvents(tx, [{ openingId: id, act, fromState: opening.state, toState: state, byAccount: actor.id, at }]);
    await record(tx, ctx, `opening.${act}`, { kind: "opening", id }, { state });
    await tellIndex(tx, { kind: "opening", id });
    return { version: next, state };
  });
}
