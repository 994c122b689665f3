import { usePlaceSearch } from "../../app/place-search.ts";
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
  const words = useSearchWords();
  const { search, placeOf } = usePlaceSearch();
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
        onChoose={(option) => edit({ place: option ? placeOf(option.id) : null })}
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
