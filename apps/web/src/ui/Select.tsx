import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { type FieldProps, FieldHint, FieldLabel, FieldRefusal } from "./fields.tsx";
import styles from "./fields.module.css";
import { Icon } from "./icons.tsx";

export type Option<Id extends string = string> = { id: Id; label: string; detail?: string };

type SelectProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  /** Null: nothing chosen. */
  value?: Id | null;
  defaultValue?: Id | null;
  onChange?: (id: Id) => void;
  placeholder: string;
};

/** One of a short, closed list. */
export function Select<Id extends string>({
  label,
  hint,
  mark,
  required = false,
  disabled = false,
  options,
  value,
  defaultValue,
  onChange,
  placeholder,
  name,
}: SelectProps<Id>) {
  return (
    <AriaSelect
      name={name}
      className={styles["field"] ?? ""}
      isRequired={required}
      isDisabled={disabled}
      placeholder={placeholder}
      validationBehavior="aria"
      {...(value !== undefined && { value })}
      {...(defaultValue !== undefined && { defaultValue })}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen) onChange?.(chosen.id);
      }}
    >
      <FieldLabel label={label} {...(mark !== undefined && { mark })} />
      <FieldHint>{hint}</FieldHint>
      <Button className={styles["select"] ?? ""}>
        <SelectValue />
        <Icon name="down" size={20} />
      </Button>
      <FieldRefusal />
      <Popover className={styles["popover"] ?? ""}>
        <ListBox className={styles["list"] ?? ""} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={styles["option"] ?? ""}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
