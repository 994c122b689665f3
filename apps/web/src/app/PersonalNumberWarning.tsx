import { findPersonalNumbers } from "@posoka/domain/contact/mask-personal-numbers";
import { Notice } from "../ui/Notice.tsx";
import { useTexts } from "./texts.ts";

/**
 * Tells at the field that a ЕГН, ЛНЧ or phone number in it will be hidden from others. It refuses nothing. The room for
 * it is always there, since a reader aloud follows only a place that it has already seen.
 */
export function PersonalNumberWarning({ text }: { text: string }) {
  const t = useTexts("common");
  const found = findPersonalNumbers(text).length > 0;
  return (
    <div role="status">
      {found && (
        <Notice title={t("personalNumberTitle")}>
          <p>{t("personalNumberText")}</p>
        </Notice>
      )}
    </div>
  );
}
