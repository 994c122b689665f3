import { useId } from "react";
import styles from "./profile.module.css";

type Props<Id extends string> = {
  label: string;
  /** False where a heading beside it says the same already. */
  showLabel?: boolean;
  options: readonly { id: Id; label: string }[];
  value: Id;
  onChange: (id: Id) => void;
};

/** One of a few short words beside each other: plain radio buttons, so arrows and screen readers know them. */
export function PillChoice<Id extends string>({ label, showLabel = true, options, value, onChange }: Props<Id>) {
  const name = useId();
  return (
    <fieldset className={styles["pills"]}>
      <legend className={showLabel ? styles["pillsLabel"] : "visually-hidden"}>{label}</legend>
      {options.map((option) => (
        <label key={option.id} className={styles["pill"]}>
          <input
            type="radio"
            name={name}
            value={option.id}
            checked={value === option.id}
            onChange={() => onChange(option.id)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
