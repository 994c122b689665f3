import { distanceKm } from "../places/distance.ts";
import { whyNot } from "./hard-rules.ts";
import { largestRemainder } from "./largest-remainder.ts";
import { wishList } from "./masks.ts";
import type { MatchContext, PreparedQuery } from "./prepare.ts";
import { type Explanation, type Factor, factors, type MissingSkill, type Reason } from "./results.ts";
import type { OpeningRow } from "./rows.ts";
import { factorShares, type FactorShares, pointScore, scoreOf, weightInPlay, wholeShare } from "./score.ts";

type Words = Pick<Reason, "code" | "params">;
type Describe = (person: PreparedQuery, row: OpeningRow, share: number) => Words;

const graded = (name: string, share: number): string => {
  if (share >= 8000) return `${name}_strong`;
  return share >= 5500 ? `${name}_fair` : `${name}_weak`;
};

const describe: Readonly<Record<Factor, Describe>> = {
  interests: (_person, _row, share) => ({ code: graded("interests", share), params: {} }),
  skills: ({ credit }, { skills }) => {
    const own = skills.filter(({ id }) => (credit.get(id) ?? 0) > 0).length;
    const code = own === 0 ? "skills_none" : own === skills.length ? "skills_all" : "skills_some";
    return { code, params: { have: String(own), of: String(skills.length) } };
  },
  distance: ({ query }, row) => {
    if (row.remote || !query.place || !row.place) return { code: "distance_remote", params: {} };
    const km = Math.round(distanceKm(query.place, row.place));
    return km < 1 ? { code: "distance_here", params: {} } : { code: "distance_km", params: { km: String(km) } };
  },
  wishes: ({ query }, row, share) => {
    const met = wishList(query.wishes & row.wishes);
    const code = share === wholeShare ? "wishes_all" : met.length > 0 ? "wishes_some" : "wishes_none";
    return {
      code,
      params: { met: met.join(" "), have: String(met.length), of: String(wishList(query.wishes).length) },
    };
  },
  answering: (_person, row) => ({
    code: (row.answering ?? 0) >= 80 ? "answering_good" : "answering_other",
    params: { percent: String(row.answering ?? 0) },
  }),
};

/** Whole points, 0 to 100, half up. */
export function pointsOf(score: number): number {
  return Math.floor((score + pointScore / 2) / pointScore);
}

/** One reason per factor with data, in the order of `factors`; their points add up to the points of the score. */
export function reasonsOf(
  person: PreparedQuery,
  row: OpeningRow,
  shares: FactorShares,
  context: MatchContext,
): Reason[] {
  const { weights } = context;
  const used = factors.filter((factor) => shares[factor] !== null && weights.factors[factor] > 0);
  const parts = used.map((factor) => weights.factors[factor] * (shares[factor] ?? 0));
  const points = largestRemainder(parts, pointsOf(scoreOf(shares, weights)));
  const most = largestRemainder(
    used.map((factor) => weights.factors[factor]),
    weightInPlay(shares, weights) > 0 ? 100 : 0,
  );
  return used.map((factor, place) => ({
    factor,
    points: points[place] ?? 0,
    most: most[place] ?? 0,
    ...describe[factor](person, row, shares[factor] ?? 0),
  }));
}

/** What the opening asks for and the person does not wholly have, essential first, in the order of the posting. */
function missingSkills({ credit }: PreparedQuery, row: OpeningRow): MissingSkill[] {
  const missing = row.skills
    .map(({ id, weight }) => ({ id, weight, credit: credit.get(id) ?? 0 }))
    .filter((skill) => skill.credit < 60);
  return ["essential", "optional"].flatMap((weight) => missing.filter((skill) => skill.weight === weight));
}

/** One pair in full: the score with its parts, or every rule that says no. Missing skills are told either way. */
export function explain(person: PreparedQuery, row: OpeningRow, context: MatchContext): Explanation {
  const refusals = whyNot(person, row);
  const missing = missingSkills(person, row);
  const none = { id: row.id, points: null, reasons: [], missing, whyNot: refusals };
  if (refusals.length > 0) return { ...none, hit: null };
  if (row.kind === "visit") return { ...none, hit: { id: row.id, score: null } };
  const shares = factorShares(person, row, context);
  const score = scoreOf(shares, context.weights);
  const reasons = reasonsOf(person, row, shares, context);
  return { id: row.id, hit: { id: row.id, score }, points: pointsOf(score), reasons, missing, whyNot: [] };
}
