import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { interestTypes } from "@posoka/domain/interests/types";
import type { Language } from "@posoka/domain/vocabulary";
import { AppError } from "@posoka/schema/errors";
import type { OccupationCard } from "@posoka/schema/occupations";
import type { Context } from "../../../context.ts";
import { listOccupationOpenings, listOccupationSkills, readOccupation } from "../queries/occupations.ts";

const shownOpenings = 6;

/** One occupation. A withdrawn one stays readable, since postings and saved lists still point at it. */
export async function getOccupation(ctx: Context, occupationId: string, language: Language): Promise<OccupationCard> {
  const occupation = await readOccupation(ctx.db, occupationId, language);
  if (!occupation) throw new AppError("not_found");
  const today = sofiaDate(ctx.now());
  // For a signed-in minor an opening for adults does not exist, not even as a number.
  const adults = ctx.actor?.youth?.minor !== true;
  const skills = await listOccupationSkills(ctx.db, occupationId, language);
  const filter = { occupationId, today, language, adults, limit: shownOpenings };
  const openings = await listOccupationOpenings(ctx.db, filter);
  const interests =
    occupation.interests?.map((value, at) => ({
      type: interestTypes[at] ?? "R",
      points: Math.round(((value - 1) / 6) * 100),
    })) ?? null;
  return { ...occupation, interests, skills, openings, openingsTotal: openings[0]?.total ?? 0 };
}
