import { daysOfWeek, partsOfDay } from "@posoka/domain/vocabulary";
import { useTexts } from "../../app/texts.ts";
import { WeekGrid } from "../../ui/WeekGrid.tsx";
import type { Slot } from "./document.ts";

type Props = { hours: readonly Slot[]; onChange: (hours: Slot[]) => void; label: string };

const slotsOf = (days: readonly Slot["day"][], parts: readonly Slot["part"][]): Slot[] =>
  days.flatMap((day) => parts.map((part) => ({ day, part })));
const workdays = daysOfWeek.slice(0, 5);

/** When a young person has time. */
export function HoursGrid({ hours, onChange, label }: Props) {
  const t = useTexts("profile");
  const words = useTexts("vocabulary");
  return (
    <WeekGrid
      label={label}
      days={daysOfWeek.map((id) => ({ id, short: words(`dayShort_${id}`), label: words(`day_${id}`) }))}
      parts={partsOfDay.map((id) => ({ id, label: words(`part_${id}`) }))}
      value={hours}
      onChange={onChange}
      presets={[
        { label: t("hoursAfterSchool"), slots: slotsOf(workdays, ["afternoon"]) },
        { label: t("hoursWorkdays"), slots: slotsOf(workdays, ["morning", "afternoon"]) },
        { label: t("hoursWeekend"), slots: slotsOf(["sat", "sun"], ["morning", "afternoon"]) },
      ]}
      words={{
        day: t("hoursDay"),
        clear: t("hoursClear"),
        cell: (day, part) => t("hoursCell", { day, part }),
        wholeDay: (day) => t("hoursWholeDay", { day }),
        wholePart: (part) => t("hoursWholePart", { part }),
        chosen: (count) => (count === 0 ? t("hoursAny") : t("hoursChosen", { count })),
      }}
    />
  );
}
