import { type Place, searchPlaces } from "@posoka/schema/places";
import { useRef } from "react";
import { api } from "../../api/client.ts";
import { useLanguage } from "../../app/language.tsx";
import { useTexts } from "../../app/texts.ts";
import { Switch } from "../../ui/choices.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import type { Document } from "./document.ts";
import { edit } from "./draft.ts";
import { HoursGrid } from "./HoursGrid.tsx";
import { PillChoice } from "./PillChoice.tsx";
import { Part } from "./Part.tsx";
import { useSearchWords } from "../../app/search-words.ts";

const steps = [5, 10, 20, 50];

export function PlacePart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  const language = useLanguage();
  const words = useSearchWords();
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
  const distances =
    doc.reachKm === null || steps.includes(doc.reachKm)
      ? steps
      : [...steps, doc.reachKm].toSorted((one, other) => one - other);
  return (
    <Part name="place" title={t("placeTitle")} fields={["ekatte", "reachKm", "remote"]}>
      <SearchBox
        name="ekatte"
        label={t("placeSearch")}
        hint={t("placeHint")}
        search={search}
        chosen={doc.place && { id: doc.place.ekatte, label: doc.place.name }}
        onChoose={(option) => edit({ place: option ? (found.current.get(option.id) ?? null) : null })}
        words={words}
      />
      {doc.place && <p className="muted">{t("placeNow", { name: doc.place.name, province: doc.place.province })}</p>}
      <PillChoice
        label={t("reachLabel")}
        options={[
          ...distances.map((km) => ({ id: String(km), label: t("reachKm", { km }) })),
          { id: "any", label: t("reachAny") },
        ]}
        value={doc.reachKm === null ? "any" : String(doc.reachKm)}
        onChange={(id) => edit({ reachKm: id === "any" ? null : Number(id) })}
      />
      <Switch name="remote" label={t("remote")} value={doc.remote} onChange={(remote) => edit({ remote })} />
    </Part>
  );
}

export function HoursPart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  return (
    <Part name="hours" title={t("hoursTitle")} lead={t("hoursLead")} fields={["hours"]}>
      <HoursGrid label={t("hoursCaption")} hours={doc.hours} onChange={(hours) => edit({ hours })} />
    </Part>
  );
}
