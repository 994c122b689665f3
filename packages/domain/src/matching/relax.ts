import { whyNot } from "./hard-rules.ts";
import { type MatchContext, prepareQuery } from "./prepare.ts";
import { type HardRule, hardRules, type WhyNot } from "./results.ts";
import type { OpeningRow, YouthQuery } from "./rows.ts";

/** What one change would bring: `count` openings that only this rule keeps away, the nearest example first. */
export interface Relaxation {
  readonly rule: HardRule;
  readonly count: number;
  readonly examples: readonly { readonly id: string; readonly whyNot: WhyNot }[];
}

export interface Alternatives {
  readonly relaxations: readonly Relaxation[];
  /** Openings that only the person's age keeps away. A number and never a list: postings for adults reach no minor. */
  readonly adultsOnly: number;
}

const changeable: ReadonlySet<HardRule> = new Set([
  "hidden",
  "kind",
  "education",
  "languages",
  "licences",
  "schedule",
  "distance",
]);

const reach = ({ changes }: WhyNot): number =>
  changes.reduce((km, change) => (change.what === "reach" ? change.km : km), 0);

/** Which single rule, loosened, gives most. Best first; equal counts stand in the order of the rules. */
export function relax(query: YouthQuery, rows: readonly OpeningRow[], context: MatchContext): Alternatives {
  const person = prepareQuery(query, context);
  const only = new Map<HardRule, { id: string; whyNot: WhyNot }[]>();
  for (const row of rows) {
    const [first, ...more] = whyNot(person, row);
    if (!first || more.length > 0) continue;
    const list = only.get(first.rule) ?? [];
    list.push({ id: row.id, whyNot: first });
    only.set(first.rule, list);
  }
  const relaxations = hardRules
    .filter((rule) => changeable.has(rule))
    .flatMap((rule) => {
      const found = only.get(rule);
      if (!found) return [];
      const examples = found.sort((a, b) => reach(a.whyNot) - reach(b.whyNot) || (a.id < b.id ? -1 : 1)).slice(0, 3);
      return [{ rule, count: found.length, examples }];
    })
    .sort((a, b) => b.count - a.count || hardRules.indexOf(a.rule) - hardRules.indexOf(b.rule));
  return { relaxations, adultsOnly: only.get("age")?.length ?? 0 };
}
