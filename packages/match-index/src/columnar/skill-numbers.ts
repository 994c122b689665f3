/** Numbers skills from 1 to 65,535; 0 means none. */
export interface SkillNumbers {
  numberOf(id: string): number;
  find(id: string): number;
  /** One more than the highest number given. */
  size(): number;
}

/** @throws {RangeError} from `numberOf` when there are more skills than two bytes can number */
export function createSkillNumbers(): SkillNumbers {
  const known = new Map<string, number>();
  return {
    numberOf(id) {
      const found = known.get(id);
      if (found !== undefined) return found;
      const next = known.size + 1;
      if (next > 65_535) throw new RangeError("more than 65,535 skills");
      known.set(id, next);
      return next;
    },
    find: (id) => known.get(id) ?? 0,
    size: () => known.size + 1,
  };
}
