import { type Place, searchPlaces } from "@posoka/schema/places";
import { useRef } from "react";
import { api } from "../api/client.ts";
import { useLanguage } from "./language.tsx";
import { useTexts } from "./texts.ts";

/** For a `SearchBox` of settlements; `placeOf` gives the whole of what was chosen. */
export function usePlaceSearch() {
  const t = useTexts("common");
  const language = useLanguage();
  const found = useRef(new Map<string, Place>());
  const search = async (q: string, signal: AbortSignal) => {
    const { items } = await api(searchPlaces, { query: { q, language }, signal });
    for (const place of items) found.current.set(place.ekatte, place);
    return items.map(({ ekatte, name, municipality, province }) => ({
      id: ekatte,
      label: name,
      detail:
        municipality === name || municipality === province
          ? t("placeProvince", { province })
          : t("placeFull", { municipality, province }),
    }));
  };
  return { search, placeOf: (ekatte: string): Place | null => found.current.get(ekatte) ?? null };
}
