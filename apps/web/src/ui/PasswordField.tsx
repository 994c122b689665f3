import { useState } from "react";
import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { TextField as AriaTextField } from "react-aria-components/TextField";
import { type FieldProps, FieldHint, FieldLabel, FieldRefusal } from "./fields.tsx";
import styles from "./fields.module.css";

type PasswordFieldProps = FieldProps & {
  /** `current-password` or `new-password`: what a password keeper goes by. */
  autoComplete: "current-password" | "new-password";
  words: { show: string; hide: string; showShort: string; hideShort: string };
};

/** A secret that can be looked at while it is typed. */
export function PasswordField({
  label,
  hint,
  mark,
  required = false,
  disabled = false,
  name,
  autoComplete,
  words,
}: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      name={name}
      type={shown ? "text" : "password"}
      autoComplete={autoComplete}
      autoCorrect="off"
      spellCheck="false"
      maxLength={128}
      className={styles["field"] ?? ""}
      isRequired={required}
      isDisabled={disabled}
      validationBehavior="aria"
    >
      <FieldLabel label={label} {...(mark !== undefined && { mark })} />
      <FieldHint>{hint}</FieldHint>
      <Group className={styles["boxed"] ?? ""}>
        <Input className={styles["input"] ?? ""} autoCapitalize="none" />
        <button
          type="button"
          className={styles["word"]}
          aria-label={shown ? words.hide : words.show}
          onClick={() => setShown(!shown)}
        >
          {shown ? words.hideShort : words.showShort}
        </button>
      </Group>
      <FieldRefusal />
    </AriaTextField>
  );
}
