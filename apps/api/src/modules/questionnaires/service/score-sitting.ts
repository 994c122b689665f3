import {
  type Answer,
  interestUncertainty,
  looksHurried,
  scoreInterests,
} from "@posoka/domain/interests/score-interests";
import type { InterestProfile, InterestType } from "@posoka/domain/interests/types";

export type SittingResult = { profile: InterestProfile; uncertainty: InterestProfile; careless: boolean };

/** @param items in the order in which they are asked; each must be answered */
export function scoreSitting(
  items: readonly { id: string; type: string }[],
  answers: Readonly<Record<string, number>>,
): SittingResult {
  const given = items.map((item): Answer => ({
    type: item.type as InterestType,
    value: answers[item.id] as Answer["value"],
  }));
  return {
    profile: scoreInterests(given),
    uncertainty: interestUncertainty(given),
    careless: looksHurried(given.map((answer) => answer.value)),
  };
}
