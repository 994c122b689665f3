import { lawfulMinimumAge, type LawfulMinimumAge } from "@posoka/domain/labour-law/lawful-minimum-age";
import type { Opening, PublicOpening } from "@posoka/schema/openings";

/** From which age the stated facts are lawful, with and without the confirmation of staff. */
export function confirmedAge(opening: Opening, staffConfirmed: boolean): LawfulMinimumAge {
  const nightWork = opening.slots.some(({ part }) => part === "night") ? true : null;
  return lawfulMinimumAge({ ...opening, nightWork, staffConfirmed });
}

/** As everybody will read it once it is published. */
export function publicViewOf(opening: Opening): PublicOpening {
  const { occupationId, occupationTitle, placeName, lawfulFrom, minAge, publishedAt, history } = opening;
  return {
    ...opening,
    occupation: occupationId === null || occupationTitle === null ? null : { id: occupationId, title: occupationTitle },
    place: placeName === null ? null : { name: placeName, province: "" },
    adultsOnly: Math.max(lawfulFrom, minAge ?? 0) >= 18,
    publishedAt: publishedAt ?? history.at(-1)?.at ?? "1970-01-01T00:00:00.000Z",
    external: null,
    appliesHere: true,
  };
}
