import type { MatchContext } from "@posoka/domain/matching/prepare";
import { skillGraph } from "@posoka/domain/matching/prepare";
import type { SkillRelation, YouthQuery } from "@posoka/domain/matching/rows";
import { scoreWeights, type ScoreWeights } from "@posoka/domain/matching/weights";
import type { PersonRow } from "./port.ts";

export interface IndexOptions {
  readonly relations?: readonly SkillRelation[];
  readonly weights?: ScoreWeights;
}

export function matchContext({ relations = [], weights = scoreWeights }: IndexOptions): MatchContext {
  return { weights, graph: skillGraph(relations) };
}

/** A known person as somebody who asks today. */
export function asQuery(
  person: Omit<PersonRow, "id">,
  at: { readonly today: string; readonly now: number },
): YouthQuery {
  return { ...person, today: at.today, now: at.now, hidden: [] };
}
