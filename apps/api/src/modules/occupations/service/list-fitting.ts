import { correlate } from "@posoka/domain/interests/correlate";
import { type InterestProfile, type InterestType, interestTypes } from "@posoka/domain/interests/types";
import type { Language } from "@posoka/domain/vocabulary";
import type { listFittingOccupations as contract } from "@posoka/schema/occupations";
import type { ReplyInput } from "@posoka/schema/route";
import type { Context } from "../../../context.ts";
import { listInterests, readOccupations } from "../queries/occupations.ts";

/** Correlation from which a shape counts as alike. */
const alike = 0.5;
/** Neighbours in a classification share one profile; a list of twelve kinds of one trade helps nobody. */
const mostOfOneGroup = 2;

type Fit = { id: string; iscoCode: string; described: boolean; ours: boolean; fit: number; shared: InterestType[] };

/**
 * Occupations whose profile has the shape of the given one. Those that are alike and have a description in the
 * reader's language come first, then the others, each part best first; so a young person meets texts before bare names.
 * At most two of one ISCO unit group. A flat profile points nowhere and gets an empty list.
 */
export async function listFittingOccupations(
  ctx: Context,
  profile: InterestProfile,
  options: { language: Language; limit: number },
): Promise<ReplyInput<typeof contract>> {
  const known = await listInterests(ctx.db, options.language);
  const fits = known.flatMap((row): Fit[] => {
    const other = profileOf(row.interests ?? []);
    const fit = correlate(profile, other);
    return fit === null ? [] : [{ ...row, fit, shared: sharedTypes(profile, other) }];
  });
  const first = (row: Fit): number => Number(row.described && row.fit >= alike);
  // What reads as the same number is a tie, and a tie goes to our own texts.
  fits.sort(
    (a, b) =>
      first(b) - first(a) ||
      inPoints(b.fit) - inPoints(a.fit) ||
      Number(b.ours) - Number(a.ours) ||
      b.fit - a.fit ||
      (a.id < b.id ? -1 : 1),
  );
  const chosen = spread(fits, options.limit);
  const texts = await readOccupations(
    ctx.db,
    chosen.map(({ id }) => id),
    options.language,
  );
  const textOf = new Map(texts.map((text) => [text.id, text]));
  const items = chosen.flatMap(({ id, fit, shared }) => {
    const text = textOf.get(id);
    return text ? [{ ...text, fit: inPoints(fit), shared }] : [];
  });
  return { items };
}

/** From −1 to 1 as 0 to 100. */
const inPoints = (correlation: number): number => Math.round(((correlation + 1) / 2) * 100);

/** The first `limit` of a list, without a third of the same group. */
function spread(fits: readonly Fit[], limit: number): Fit[] {
  const ofGroup = new Map<string, number>();
  const chosen: Fit[] = [];
  for (const row of fits) {
    const already = ofGroup.get(row.iscoCode) ?? 0;
    if (already >= mostOfOneGroup) continue;
    ofGroup.set(row.iscoCode, already + 1);
    chosen.push(row);
    if (chosen.length === limit) break;
  }
  return chosen;
}

function profileOf(values: readonly number[]): InterestProfile {
  return Object.fromEntries(interestTypes.map((type, at) => [type, values[at] ?? 0])) as Record<InterestType, number>;
}

/** Types above the own average in both, the strongest agreement first, three at most. */
function sharedTypes(a: InterestProfile, b: InterestProfile): InterestType[] {
  const [left, right] = [aboveMean(a), aboveMean(b)];
  const strength = (type: InterestType): number => left[type] * right[type];
  return interestTypes
    .filter((type) => left[type] > 0 && right[type] > 0)
    .toSorted((x, y) => strength(y) - strength(x))
    .slice(0, 3);
}

function aboveMean(profile: InterestProfile): Record<InterestType, number> {
  const mean = interestTypes.reduce((sum, type) => sum + profile[type], 0) / interestTypes.length;
  return Object.fromEntries(interestTypes.map((type) => [type, profile[type] - mean])) as Record<InterestType, number>;
}
