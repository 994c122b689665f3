import { type ReactNode, useId } from "react";
import fields from "./fields.module.css";
import styles from "./FilterForm.module.css";

type FilterFormProps = {
  label: string;
  /** Called with what is filled in; an empty field means no filter. */
  onFilter: (values: Record<string, string>) => void;
  children: ReactNode;
};

/** Filters of a list. A plain form: without the script it asks for the same address with `?name=value`. */
export function FilterForm({ label, onFilter, children }: FilterFormProps) {
  return (
    <form
      role="search"
      method="get"
      aria-label={label}
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const values = Object.fromEntries(
          [...new FormData(event.currentTarget)].map(([name, value]) => [
            name,
            typeof value === "string" ? value.trim() : "",
          ]),
        );
        onFilter(values);
      }}
    >
      {children}
    </form>
  );
}

/** Words to look for. Give it a `key` of the words, so that a change of the address reaches it. */
export function FilterWords({
  name,
  label,
  hint,
  value,
}: {
  name: string;
  label: string;
  hint?: string;
  value: string;
}) {
  const [id, hintId] = [useId(), useId()];
  return (
    <div className={styles["words"]}>
      <label className={fields["label"]} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={fields["input"]}
        type="search"
        name={name}
        defaultValue={value}
        maxLength={100}
        autoComplete="off"
        enterKeyHint="search"
        {...(hint !== undefined && { "aria-describedby": hintId })}
      />
      {hint !== undefined && (
        <span id={hintId} className={fields["hint"]}>
          {hint}
        </span>
      )}
    </div>
  );
}

type FilterChoiceProps = {
  name: string;
  label: string;
  any: string;
  value: string;
  options: readonly { id: string; label: string }[];
};

/** One of a closed list, or any. */
export function FilterChoice({ name, label, any, value, options }: FilterChoiceProps) {
  const id = useId();
  return (
    <div className={styles["choice"]}>
      <label className={fields["label"]} htmlFor={id}>
        {label}
      </label>
      <select id={id} className={styles["select"]} name={name} defaultValue={value}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The buttons at the end of the line. */
export function FilterActions({ children }: { children: ReactNode }) {
  return <div className={styles["actions"]}>{children}</div>;
}
