import { useId } from "react";
import styles from "./Tick.module.css";

type TickProps = {
  name: string;
  label: string;
  hint?: string;
  checked?: boolean;
  onChange?: (checked: boolean) => void;
};

/** One thing to agree to or not: a plain box, which works before the script does. */
export function Tick({ name, label, hint, checked, onChange }: TickProps) {
  const hintId = useId();
  return (
    <div className={styles["tick"]}>
      <label className={styles["label"]}>
        <input
          type="checkbox"
          name={name}
          value="yes"
          {...(checked !== undefined && { checked })}
          {...(hint !== undefined && { "aria-describedby": hintId })}
          onChange={(event) => onChange?.(event.target.checked)}
        />
        {label}
      </label>
      {hint !== undefined && (
        <p id={hintId} className={styles["hint"]}>
          {hint}
        </p>
      )}
    </div>
  );
}
