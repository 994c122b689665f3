import { Icon } from "./icons.tsx";
import styles from "./WeekGrid.module.css";

export type WeekSlot<Day extends string, Part extends string> = { day: Day; part: Part };

type WeekGridProps<Day extends string, Part extends string> = {
  label: string;
  days: readonly { id: Day; short: string; label: string }[];
  parts: readonly { id: Part; label: string }[];
  value: readonly WeekSlot<Day, Part>[];
  onChange: (value: WeekSlot<Day, Part>[]) => void;
  /** Slots that one press adds. */
  presets: readonly { label: string; slots: readonly WeekSlot<Day, Part>[] }[];
  words: {
    day: string;
    clear: string;
    cell: (day: string, part: string) => string;
    wholeDay: (day: string) => string;
    wholePart: (part: string) => string;
    chosen: (count: number) => string;
  };
};

/** Seven days by the parts of a day; a press on a day or a part turns the whole row or column on or off. */
export function WeekGrid<Day extends string, Part extends string>({
  label,
  days,
  parts,
  value,
  onChange,
  presets,
  words,
}: WeekGridProps<Day, Part>) {
  type Slot = WeekSlot<Day, Part>;
  const has = (list: readonly Slot[], { day, part }: Slot) => list.some((one) => one.day === day && one.part === part);
  const add = (slots: readonly Slot[]) => onChange([...value, ...slots.filter((slot) => !has(value, slot))]);
  /** On, or off when all of them are on already. */
  const turn = (slots: readonly Slot[]) => {
    const rest = value.filter((one) => !has(slots, one));
    onChange(slots.every((slot) => has(value, slot)) ? rest : [...rest, ...slots]);
  };
  return (
    <div className={styles["week"]}>
      <div className={styles["presets"]}>
        {presets.map((preset) => (
          <button key={preset.label} type="button" className={styles["preset"]} onClick={() => add(preset.slots)}>
            {preset.label}
          </button>
        ))}
        {value.length > 0 && (
          <button type="button" className={styles["preset"]} onClick={() => onChange([])}>
            {words.clear}
          </button>
        )}
      </div>
      <table className={styles["grid"]} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{words.day}</span>
            </th>
            {parts.map((part) => (
              <th key={part.id} scope="col">
                <button
                  type="button"
                  className={styles["head"]}
                  aria-label={words.wholePart(part.label)}
                  onClick={() => turn(days.map((day) => ({ day: day.id, part: part.id })))}
                >
                  {part.label}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.id}>
              <th scope="row">
                <button
                  type="button"
                  className={styles["head"]}
                  aria-label={`${day.short}: ${words.wholeDay(day.label)}`}
                  onClick={() => turn(parts.map((part) => ({ day: day.id, part: part.id })))}
                >
                  {day.short}
                </button>
              </th>
              {parts.map((part) => {
                const slot = { day: day.id, part: part.id };
                const isOn = has(value, slot);
                return (
                  <td key={part.id}>
                    <button
                      type="button"
                      className={styles["cell"]}
                      aria-pressed={isOn}
                      aria-label={words.cell(day.label, part.label)}
                      onClick={() => turn([slot])}
                    >
                      {isOn && <Icon name="check" size={20} />}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted" role="status">
        {words.chosen(value.length)}
      </p>
    </div>
  );
}
