import type { Language } from "@posoka/domain/vocabulary";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { AppError } from "@posoka/schema/errors";
import type { Opening, PublicOpening } from "@posoka/schema/openings";
import { actorOf, type Context } from "../../../context.ts";
import { mediationNumber } from "../../organisations/service/mediation.ts";
import { ageLimitFor, isAdultsOnly, owns } from "../policy.ts";
import { findOpening, type FoundOpening, listEvents, listSkills } from "../queries/read-opening.ts";
import { presentFull, presentPublic } from "./present-opening.ts";

async function full(ctx: Context, row: FoundOpening, language: Language): Promise<Opening> {
  const [skills, events] = [await listSkills(ctx.db, row.id, language), await listEvents(ctx.db, row.id)];
  return presentFull(row, skills, events);
}

export async function getMyOpening(ctx: Context, id: string, language: Language): Promise<Opening> {
  const row = await findOpening(ctx.db, id, language);
  if (!row || !owns(actorOf(ctx), row)) throw new AppError("not_found");
  return full(ctx, row, language);
}

/** A draft is still its partner's own paper; what an outside source wrote is not ours to review. */
export async function getOpeningToReview(ctx: Context, id: string, language: Language): Promise<Opening> {
  const row = await findOpening(ctx.db, id, language);
  if (!row || row.external || row.state === "draft") throw new AppError("not_found");
  return full(ctx, row, language);
}

export async function getOpening(ctx: Context, id: string, language: Language): Promise<PublicOpening> {
  const row = await findOpening(ctx.db, id, language);
  const today = sofiaDate(ctx.now());
  const isListed =
    row?.state === "published" && row.closesOn >= today && (row.external || row.organisationState === "approved");
  if (!row || !isListed) throw new AppError("not_found");
  if (ageLimitFor(ctx.actor, today) !== null && isAdultsOnly(row)) throw new AppError("not_found");
  const skills = await listSkills(ctx.db, id, language);
  return presentPublic(row, skills, (await mediationNumber(ctx.db, ctx.now())) !== null);
}
