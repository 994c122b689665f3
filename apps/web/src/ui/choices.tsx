import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Switch as AriaSwitch } from "react-aria-components/Switch";
import { type FieldProps, FieldHint, FieldLabel, FieldRefusal } from "./fields.tsx";
import styles from "./fields.module.css";
import { Icon } from "./icons.tsx";
import type { Option } from "./Select.tsx";

type ToggleChipsProps<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  value?: readonly Id[];
  defaultValue?: readonly Id[];
  onChange?: (ids: Id[]) => void;
};

/** Several of a short list, as chips to press. */
export function ToggleChips<Id extends string>({
  name,
  label,
  hint,
  mark,
  required = false,
  disabled = false,
  options,
  value,
  defaultValue,
  onChange,
}: ToggleChipsProps<Id>) {
  return (
    <CheckboxGroup
      name={name}
      className={styles["field"] ?? ""}
      isRequired={required}
      isDisabled={disabled}
      validationBehavior="aria"
      {...(value && { value: [...value] })}
      {...(defaultValue && { defaultValue: [...defaultValue] })}
      onChange={(ids) => onChange?.(options.filter(({ id }) => ids.includes(id)).map(({ id }) => id))}
    >
      <FieldLabel label={label} {...(mark !== undefined && { mark })} />
      <FieldHint>{hint}</FieldHint>
      <div className={styles["group"]}>
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id} className={styles["chip"] ?? ""}>
            <Icon name="check" size={20} />
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldRefusal />
    </CheckboxGroup>
  );
}

type SwitchProps = {
  name: string;
  label: string;
  value?: boolean;
  defaultValue?: boolean;
  disabled?: boolean;
  onChange?: (on: boolean) => void;
};

/** Yes or no, in force at once. */
export function Switch({ name, label, value, defaultValue, disabled = false, onChange }: SwitchProps) {
  return (
    <AriaSwitch
      name={name}
      className={styles["switch"] ?? ""}
      isDisabled={disabled}
      {...(value !== undefined && { isSelected: value })}
      {...(defaultValue !== undefined && { defaultSelected: defaultValue })}
      {...(onChange && { onChange })}
    >
      <span className={styles["track"]} />
      {label}
    </AriaSwitch>
  );
}
