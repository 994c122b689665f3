import { useTexts } from "../../app/texts.ts";
import { PasswordField } from "../../ui/PasswordField.tsx";

type Props = { name: string; label: string; hint?: string; fresh?: boolean };

/** A password with the words of these pages; `fresh` for one that is being chosen. */
export function SecretField({ name, label, hint, fresh = false }: Props) {
  const t = useTexts("accounts");
  const common = useTexts("common");
  return (
    <PasswordField
      name={name}
      label={label}
      hint={hint}
      required
      autoComplete={fresh ? "new-password" : "current-password"}
      words={{ show: t("passwordShow"), hide: t("passwordHide"), showShort: common("show"), hideShort: common("hide") }}
    />
  );
}
