import { useTexts } from "../../app/texts.ts";
import { ConfirmButton } from "../../ui/ConfirmButton.tsx";

export function StartOver({ onStartOver }: { onStartOver: () => void }) {
  const t = useTexts("questionnaire");
  const common = useTexts("common");
  return (
    <ConfirmButton
      label={t("startOver")}
      title={t("startOverTitle")}
      text={t("startOverText")}
      confirm={t("startOverYes")}
      cancel={common("cancel")}
      onConfirm={onStartOver}
    />
  );
}
