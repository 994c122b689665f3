import type { ScoreWeights } from "@posoka/domain/matching/weights";
import { each, interestPlaces, skillPlaces } from "./tables.ts";

/** Collects values and gives their placeholders, each with its type: an untyped number would compute in numeric. */
export function createParams() {
  const values: unknown[] = [];
  return {
    add: (value: unknown, type: string): string => `$${values.push(value)}::${type}`,
    /** Keeps only the values that the text came to use: PostgreSQL refuses one it cannot see. */
    statement(text: string): { text: string; values: unknown[] } {
      const used = [...new Set(text.match(/\$\d+/g))];
      return {
        text: text.replaceAll(/\$\d+/g, (name) => `$${used.indexOf(name) + 1}`),
        values: used.map((name) => values[Number(name.slice(1)) - 1]),
      };
    },
  };
}

/** A full or partial sum of weighted shares, and the weight in play, of factors that may be null. */
export interface Parts {
  readonly share: string;
  readonly weight: number;
}

/** `score` of rows whose shares are columns; −1 stands for a visit. */
export function scoreOf(parts: readonly Parts[]): string {
  const sum = parts.map(({ share, weight }) => `${weight} * coalesce(${share}, 0)`).join(" + ");
  const whole = parts.map(({ share, weight }) => `case when ${share} is null then 0 else ${weight} end`).join(" + ");
  return `coalesce((${sum}) * 10 / nullif(${whole}, 0), 0)`;
}

export function interestShare(own: readonly string[] | null): string {
  if (!own) return "null::int";
  const dot = interestPlaces.map((place) => `i${place}::int * ${own[place - 1]}`).join(" + ");
  // greatest() passes over nulls, so the missing profile is told apart first.
  return `case when i1 is not null then (least(greatest(${dot}, -10000), 10000) + 10000) / 2 end`;
}

/** `credit` is a bytea with one byte per skill number. */
export function skillShare(credit: string): string {
  const met = each(skillPlaces, (place) => `w${place} * get_byte(${credit}, s${place})`, " + ");
  const more = `case when more_skills is null then 0 else
    (select sum(w * get_byte(${credit}, s))::int from unnest(more_skills, more_weights) as more(s, w)) end`;
  return `case when skill_whole = 0 then null else (${met} + ${more}) * 100 / skill_whole end`;
}

export function squaredDistance({ x, y, z }: { x: string; y: string; z: string }): string {
  const square = (own: string, other: string) => `(${own} - ${other})::float8 * (${own} - ${other})::float8`;
  return `(${square("x", x)} + ${square("y", y)} + ${square("z", z)})`;
}

export function nearShare(squared: string, { halfDistance }: ScoreWeights): string {
  return `case when remote then 10000
    when x is not null then ${10_000 * halfDistance} / (${halfDistance} + floor(sqrt(${squared}))::int) end`;
}
