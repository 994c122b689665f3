import type { OwnSkill, SkillRelation } from "@posoka/domain/matching/rows";
import type { ScoreWeights } from "@posoka/domain/matching/weights";
import type { SkillNumbers } from "./skill-numbers.ts";

/** The relations by skill number: those of a skill stand from `from[skill]` up to the next skill's. */
export interface NumberedGraph {
  readonly from: Int32Array;
  readonly to: Uint16Array;
  readonly percent: Uint8Array;
}

export function numberGraph(relations: readonly SkillRelation[], numbers: SkillNumbers): NumberedGraph {
  const edges = relations
    .map(({ from, to, percent }) => ({ from: numbers.numberOf(from), to: numbers.numberOf(to), percent }))
    .sort((a, b) => a.from - b.from);
  const from = new Int32Array(numbers.size() + 1);
  for (const edge of edges) from[edge.from + 1] = (from[edge.from + 1] as number) + 1;
  for (let skill = 1; skill < from.length; skill += 1)
    from[skill] = (from[skill] as number) + (from[skill - 1] as number);
  return {
    from,
    to: Uint16Array.from(edges, (edge) => edge.to),
    percent: Uint8Array.from(edges, (edge) => edge.percent),
  };
}

/** What `expandSkills` gives, as a dense table of percents by number and the list of numbers in it. */
export function expandByNumber(
  skills: readonly OwnSkill[],
  weights: ScoreWeights,
  context: { readonly numbers: SkillNumbers; readonly graph: NumberedGraph },
): { credit: Uint8Array; ownSkills: number[] } {
  const { numbers, graph } = context;
  const credit = new Uint8Array(numbers.size());
  const ownSkills: number[] = [];
  const raise = (skill: number, percent: number): void => {
    const before = credit[skill] as number;
    if (before === 0 && percent > 0) ownSkills.push(skill);
    if (percent > before) credit[skill] = percent;
  };
  for (const { id, level } of skills) {
    const skill = numbers.find(id);
    if (skill === 0) continue; // neither an opening nor a relation names it
    const own = weights.levelCredit[level];
    raise(skill, own);
    const end = graph.from[skill + 1] ?? 0;
    for (let at = graph.from[skill] ?? 0; at < end; at += 1) {
      raise(graph.to[at] as number, Math.floor((own * (graph.percent[at] as number)) / 100));
    }
  }
  return { credit, ownSkills };
}
