import { GonePage } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";

/** Withdrawn, or of another organisation: the same answer. */
export function GoneCard() {
  const t = useTexts("candidates");
  return <GonePage title={t("goneTitle")} lead={t("goneText")} ways={[{ href: paths.partner(), label: t("back") }]} />;
}
