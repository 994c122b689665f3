import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Form as AriaForm, type FormProps } from "react-aria-components/Form";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { NumberField as AriaNumberField } from "react-aria-components/NumberField";
import { Button } from "react-aria-components/Button";
import { Text } from "react-aria-components/Text";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import styles from "./fields.module.css";
import { Icon } from "./icons.tsx";

export type FieldProps = {
  /** The name under which the form sends it, and under which a refusal comes back. */
  name: string;
  label: string;
  hint?: ReactNode;
  /** A word after the label, such as "по желание". */
  mark?: string;
  required?: boolean;
  disabled?: boolean;
};

export function FieldLabel({ label, mark }: Pick<FieldProps, "label" | "mark">) {
  return (
    <Label className={styles["label"] ?? ""}>
      {label}
      {mark !== undefined && <span className={styles["mark"]}>{mark}</span>}
    </Label>
  );
}

export function FieldHint({ children }: { children: ReactNode }) {
  if (children === undefined || children === null) return null;
  return (
    <Text slot="description" className={styles["hint"] ?? ""}>
      {children}
    </Text>
  );
}

/** What the server said about this field. */
export function FieldRefusal() {
  return (
    <FieldError className={styles["error"] ?? ""}>
      {({ validationErrors }) => (
        <>
          <Icon name="warning" size={20} />
          {validationErrors.join(" ")}
        </>
      )}
    </FieldError>
  );
}

/** A form whose fields are judged by the server: `errors` are texts by field name. */
export function Form({
  errors,
  children,
  ...rest
}: Omit<FormProps, "validationErrors" | "className" | "validationBehavior"> & { errors?: Record<string, string> }) {
  return (
    <AriaForm
      {...rest}
      className={styles["form"] ?? ""}
      validationBehavior="aria"
      {...(errors && { validationErrors: errors })}
    >
      {children}
    </AriaForm>
  );
}

type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "password" | "tel" | "search" | "date" | "time" | "url";
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  maxLength?: number;
  autoComplete?: string;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "tel";
  placeholder?: string;
};

export function TextField({
  label,
  hint,
  mark,
  required = false,
  disabled = false,
  placeholder,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      className={styles["field"] ?? ""}
      isRequired={required}
      isDisabled={disabled}
      validationBehavior="aria"
    >
      <FieldLabel label={label} {...(mark !== undefined && { mark })} />
      <FieldHint>{hint}</FieldHint>
      <Input className={styles["input"] ?? ""} {...(placeholder !== undefined && { placeholder })} />
      <FieldRefusal />
    </AriaTextField>
  );
}

type TextAreaProps = FieldProps & {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  maxLength?: number;
  rows?: number;
};

export function TextArea({ label, hint, mark, required = false, disabled = false, rows = 4, ...rest }: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      className={styles["field"] ?? ""}
      isRequired={required}
      isDisabled={disabled}
      validationBehavior="aria"
    >
      <FieldLabel label={label} {...(mark !== undefined && { mark })} />
      <FieldHint>{hint}</FieldHint>
      <AriaTextArea className={styles["input"] ?? ""} rows={rows} />
      <FieldRefusal />
    </AriaTextField>
  );
}

type NumberFieldProps = FieldProps & {
  value?: number;
  defaultValue?: number;
  /** NaN when it is empty. */
  onChange?: (value: number) => void;
  min?: number;
  max?: number;
  step?: number;
  /** After the number: "км", "€ на месец". */
  unit?: string;
  /** Words of the two buttons; without them there are none. */
  steps?: { less: string; more: string };
};

export function NumberField({
  label,
  hint,
  mark,
  required = false,
  disabled = false,
  min,
  max,
  unit,
  steps,
  ...rest
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...rest}
      className={styles["field"] ?? ""}
      isRequired={required}
      isDisabled={disabled}
      isWheelDisabled
      validationBehavior="aria"
      {...(min !== undefined && { minValue: min })}
      {...(max !== undefined && { maxValue: max })}
    >
      <FieldLabel label={label} {...(mark !== undefined && { mark })} />
      <FieldHint>{hint}</FieldHint>
      <Group className={styles["boxed"] ?? ""}>
        {steps && (
          <Button slot="decrement" aria-label={steps.less}>
            −
          </Button>
        )}
        <Input className={styles["input"] ?? ""} />
        {unit !== undefined && <span className={styles["unit"]}>{unit}</span>}
        {steps && (
          <Button slot="increment" aria-label={steps.more}>
            +
          </Button>
        )}
      </Group>
      <FieldRefusal />
    </AriaNumberField>
  );
}
