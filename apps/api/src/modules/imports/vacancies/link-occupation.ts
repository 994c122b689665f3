import type { OccupationTitle } from "../../occupations/service/titles.ts";
import { slashForms } from "../esco/labels.ts";

export type OccupationLinker = (vacancy: {
  title: string;
  titleSingular: string;
  iscoCode: string | null;
}) => string | null;

/** Our own catalogue has texts for young people, so its title wins over one that is only somewhat more alike. */
const preferOurs = 0.3;
const alikeEnough = 0.45;

/**
 * Finds the occupation of a title. Within its ISCO unit group the title most alike counts, else the one occupation of
 * our own in it; else, and without a group, only the same words, when they mean one occupation. Null rather than a
 * neighbour: the group says enough for matching.
 */
export function occupationLinker(known: readonly OccupationTitle[]): OccupationLinker {
  const titles = known.flatMap((title) => [title, ...slashForms(title.name).map((name) => ({ ...title, name }))]);
  const ofGroup = groupBy(titles, (title) => title.iscoCode);
  const ofName = groupBy(titles, (title) => title.name);
  return ({ title, titleSingular, iscoCode }) => {
    const names = [...new Set([titleSingular, title].map((name) => name.toLowerCase()))].filter((name) => name !== "");
    const same = names.flatMap((name) => ofName.get(name) ?? []);
    if (iscoCode === null) return onlyOne(same);
    let best: { id: string; score: number } | null = null;
    for (const candidate of ofGroup.get(iscoCode) ?? []) {
      const alike = Math.max(...names.map((name) => similarity(name, candidate.name)));
      if (alike < alikeEnough) continue;
      const score = alike + (candidate.ours ? preferOurs : 0);
      if (!best || score > best.score || (score === best.score && candidate.id < best.id))
        best = { id: candidate.id, score };
    }
    return best?.id ?? onlyOne((ofGroup.get(iscoCode) ?? []).filter(({ ours }) => ours)) ?? onlyOne(same);
  };
}

/** The occupation that all of them mean, or the only one of our own among several; else null. */
function onlyOne(titles: readonly OccupationTitle[]): string | null {
  const ids = new Set(titles.map(({ id }) => id));
  const ours = new Set(titles.filter((title) => title.ours).map(({ id }) => id));
  const [found] = ids.size === 1 ? ids : ours.size === 1 ? ours : [];
  return found ?? null;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Share of letter triples that two names have in common (Dice), 0 to 1. */
function similarity(a: string, b: string): number {
  const [left, right] = [triples(a), triples(b)];
  let common = 0;
  for (const triple of left) if (right.has(triple)) common += 1;
  return (2 * common) / (left.size + right.size);
}

function triples(text: string): Set<string> {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}
