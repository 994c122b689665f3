import type { PlaceName } from "../../occupations/service/titles.ts";

/** Finds the settlement of a name as written; of several with one name the largest, which is the one people mean. */
export function placeLinker(places: readonly PlaceName[]): (town: string) => string | null {
  const largest = new Map<string, PlaceName>();
  for (const place of places) {
    const name = place.name.toLowerCase();
    const known = largest.get(name);
    if (!known || place.population > known.population) largest.set(name, place);
  }
  return (town) => {
    const name =
      town
        .toLowerCase()
        .replace(/^(гр|с)\.\s*/, "")
        .split(",")[0]
        ?.trim() ?? "";
    return largest.get(name)?.ekatte ?? null;
  };
}
