import type { Change, Explanation, MissingSkill, Reason, WhyNot } from "@posoka/domain/matching/results";
import type { Place } from "@posoka/domain/matching/rows";
import { distanceKm } from "@posoka/domain/places/distance";
import type { Match, NotPossible } from "@posoka/schema/matches";
import { bandOf } from "../policy.ts";
import type { Facts } from "../queries.ts";

function presentFacts(facts: Facts, home: Place | null) {
  const { id, latitude: lat, longitude: lon, payMin, payMax, payPeriod, applied: _, ...plain } = facts;
  const near = home && !facts.remote && lat !== null && lon !== null;
  return {
    ...plain,
    openingId: id,
    distanceKm: near ? Math.round(distanceKm(home, { lat, lon })) : null,
    pay:
      payMin === null || payMax === null || payPeriod === null ? null : { min: payMin, max: payMax, period: payPeriod },
  };
}

export function presentMatch(
  facts: Facts,
  found: Explanation,
  home: Place | null,
  labels: ReadonlyMap<string, string>,
): Match {
  const missing = (skill: MissingSkill) => {
    const label = labels.get(skill.id);
    return label === undefined ? [] : [{ id: skill.id, label, essential: skill.weight === "essential" }];
  };
  return {
    ...presentFacts(facts, home),
    score: found.points,
    band: bandOf(found.points),
    reasons: found.reasons.map(presentReason),
    missingSkills: found.missing.flatMap(missing),
    applied: facts.applied,
  };
}

export function presentReason({ factor, points, code, params }: Reason): Match["reasons"][number] {
  return { factor, points, code, params: { ...params } };
}

export function presentNotPossible(facts: Facts, refusals: readonly WhyNot[], home: Place | null): NotPossible {
  return { ...presentFacts(facts, home), whyNot: refusals.map(presentWhyNot) };
}

export function presentWhyNot({ rule, code, params, changes }: WhyNot): NotPossible["whyNot"][number] {
  const [first] = changes;
  return { rule, code, params: { ...params, ...paramsOf(first) }, change: `change_${first?.what ?? "nothing"}` };
}

function paramsOf(change: Change | undefined): Record<string, string> {
  switch (change?.what) {
    case "wait_until":
      return { date: change.date };
    case "education":
      return { level: change.level };
    case "language":
      return { language: change.code, level: change.level };
    case "licence":
      return { licence: change.licence };
    case "reach":
      return { km: String(change.km) };
    default:
      return {};
  }
}
