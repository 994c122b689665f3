import { daysOfWeek, partsOfDay } from "@posoka/domain/vocabulary";
import { usePlaceSearch } from "../../app/place-search.ts";
import { useSearchWords } from "../../app/search-words.ts";
import { useTexts } from "../../app/texts.ts";
import { Switch } from "../../ui/choices.tsx";
import { NumberField, TextField } from "../../ui/fields.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { WeekGrid } from "../../ui/WeekGrid.tsx";
import type { Posting } from "./posting-document.ts";
import { asks } from "./posting-kinds.ts";
import { usePostingDraft } from "./posting-draft.ts";
import type { SectionProps } from "./PostingSections.tsx";
import { Section } from "./Section.tsx";
import styles from "./posting.module.css";

const dateOrNull = (text: string) => (text === "" ? null : text);
const numberOrNull = (value: number) => (Number.isNaN(value) ? null : value);
/** A value for a number field; NaN is its empty. */
const shown = (value: number | null) => value ?? Number.NaN;

export function WhereWhenSection({ posting }: SectionProps) {
  const t = useTexts("posting");
  const draft = usePostingDraft();
  const words = useSearchWords(true);
  const { search, placeOf } = usePlaceSearch();
  const choose = (ekatte: string | undefined) => {
    const place = ekatte === undefined ? null : placeOf(ekatte);
    draft.edit({ place: place && { ekatte: place.ekatte, name: place.name } });
  };
  return (
    <Section title={t("whereTitle")} fields={["slots"]}>
      <SearchBox
        name="ekatte"
        label={t("place")}
        hint={t("placeHint")}
        search={search}
        chosen={posting.place && { id: posting.place.ekatte, label: posting.place.name }}
        onChoose={(option) => choose(option?.id)}
        words={words}
      />
      <Switch name="remote" label={t("remote")} value={posting.remote} onChange={(remote) => draft.edit({ remote })} />
      <Dates posting={posting} />
      {posting.kind !== "visit" && <Hours posting={posting} />}
      <Shift posting={posting} />
      {posting.kind !== "visit" && <Week posting={posting} />}
    </Section>
  );
}

function Dates({ posting }: SectionProps) {
  const t = useTexts("posting");
  const common = useTexts("common");
  const draft = usePostingDraft();
  const isVisit = posting.kind === "visit";
  const [first, last] = asks.sessions(posting.kind) ? [t("sessionStarts"), t("sessionEnds")] : [t("starts"), t("ends")];
  const steps = { less: t("less"), more: t("more") };
  return (
    <div className={styles["pair"]}>
      <TextField
        type="date"
        name="startsOn"
        label={isVisit ? t("visitOn") : first}
        mark={common("optional")}
        value={posting.startsOn ?? ""}
        onChange={(text) => draft.edit({ startsOn: dateOrNull(text), ...(isVisit && { endsOn: dateOrNull(text) }) })}
      />
      {!isVisit && (
        <TextField
          type="date"
          name="endsOn"
          label={last}
          mark={common("optional")}
          value={posting.endsOn ?? ""}
          onChange={(text) => draft.edit({ endsOn: dateOrNull(text) })}
        />
      )}
      <TextField
        type="date"
        name="closesOn"
        label={t("closes")}
        hint={t("closesHint")}
        required
        value={posting.closesOn}
        onChange={(closesOn) => draft.edit({ closesOn })}
      />
      <NumberField
        name="seats"
        label={t("seats")}
        required
        min={1}
        max={1000}
        steps={steps}
        value={posting.seats}
        onChange={(seats) => draft.edit({ seats: Number.isNaN(seats) ? 1 : seats })}
      />
    </div>
  );
}

function Hours({ posting }: SectionProps) {
  const t = useTexts("posting");
  const draft = usePostingDraft();
  return (
    <div className={styles["pair"]}>
      <NumberField
        name="hoursPerDay"
        label={t("hoursPerDay")}
        unit={t("hoursUnit")}
        min={0.5}
        max={24}
        step={0.5}
        value={shown(posting.hoursPerDay)}
        onChange={(value) => draft.edit({ hoursPerDay: numberOrNull(value) })}
      />
      <NumberField
        name="hoursPerWeek"
        label={t("hoursPerWeek")}
        unit={t("hoursUnit")}
        min={0.5}
        max={80}
        step={0.5}
        value={shown(posting.hoursPerWeek)}
        onChange={(value) => draft.edit({ hoursPerWeek: numberOrNull(value) })}
      />
    </div>
  );
}

function Shift({ posting }: SectionProps) {
  const t = useTexts("posting");
  const draft = usePostingDraft();
  const field = (name: "shiftStart" | "shiftEnd") => ({
    name,
    label: t(name),
    value: posting[name] ?? "",
    onChange: (text: string) => draft.edit({ [name]: dateOrNull(text) } as Partial<Posting>),
  });
  return (
    <div className={styles["pair"]}>
      <TextField type="time" {...field("shiftStart")} />
      <TextField type="time" {...field("shiftEnd")} />
    </div>
  );
}

type Slot = Posting["slots"][number];
const slotsOf = (days: readonly Slot["day"][], parts: readonly Slot["part"][]): Slot[] =>
  days.flatMap((day) => parts.map((part) => ({ day, part })));
const workdays = daysOfWeek.slice(0, 5);

function Week({ posting }: SectionProps) {
  const t = useTexts("posting");
  const words = useTexts("vocabulary");
  const draft = usePostingDraft();
  return (
    <div className={styles["group"]}>
      <h3>{t("slots")}</h3>
      <WeekGrid
        label={t("slots")}
        days={daysOfWeek.map((id) => ({ id, short: words(`dayShort_${id}`), label: words(`day_${id}`) }))}
        parts={partsOfDay.map((id) => ({ id, label: words(`part_${id}`) }))}
        value={posting.slots}
        onChange={(slots) => draft.edit({ slots })}
        presets={[
          { label: t("slotsWorkdays"), slots: slotsOf(workdays, ["morning", "afternoon"]) },
          { label: t("slotsAfternoons"), slots: slotsOf(workdays, ["afternoon"]) },
          { label: t("slotsWeekend"), slots: slotsOf(["sat", "sun"], ["morning", "afternoon"]) },
        ]}
        words={{
          day: t("slotsDay"),
          clear: t("slotsClear"),
          cell: (day, part) => t("slotsCell", { day, part }),
          wholeDay: (day) => t("slotsWholeDay", { day }),
          wholePart: (part) => t("slotsWholePart", { part }),
          chosen: (count) => (count === 0 ? t("slotsAny") : t("slotsChosen", { count })),
        }}
      />
    </div>
  );
}
