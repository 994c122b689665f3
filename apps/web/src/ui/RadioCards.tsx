import { useId } from "react";
import { classes } from "./classes.ts";
import styles from "./fields.module.css";
import { Icon } from "./icons.tsx";

export type RadioOption<Id extends string> = { id: Id; label: string; detail?: string };

type RadioCardsProps<Id extends string> = {
  name: string;
  label: string;
  options: readonly RadioOption<Id>[];
  value?: Id | null;
  defaultValue?: Id;
  onChange?: (id: Id) => void;
  /** What the server said about it. */
  error?: string | undefined;
  /** For options of a word or two: three beside each other where there is room. */
  compact?: boolean;
};

/** One of a few, each with a line about it. Plain radio buttons: they work before the script does. */
export function RadioCards<Id extends string>({
  name,
  label,
  options,
  value,
  defaultValue,
  onChange,
  error,
  compact = false,
}: RadioCardsProps<Id>) {
  const errorId = useId();
  return (
    <fieldset
      className={styles["field"]}
      {...(error !== undefined && { "aria-describedby": errorId, "data-invalid": true })}
    >
      <legend className={styles["label"]}>{label}</legend>
      <div className={classes(styles["cards"], compact && styles["compact"])}>
        {options.map((option) => (
          <label key={option.id} className={styles["card"]}>
            <input
              type="radio"
              name={name}
              value={option.id}
              {...(value !== undefined
                ? { checked: value === option.id }
                : { defaultChecked: defaultValue === option.id })}
              onChange={() => onChange?.(option.id)}
            />
            <span className={styles["cardLabel"]}>{option.label}</span>
            {option.detail !== undefined && <span className={styles["cardDetail"]}>{option.detail}</span>}
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={errorId} className={styles["error"]}>
          <Icon name="warning" size={20} />
          {error}
        </p>
      )}
    </fieldset>
  );
}
