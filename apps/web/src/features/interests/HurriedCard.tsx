import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";

/** Many equal answers: asked kindly, never thrown away. */
export function HurriedCard({ onAgain, onLeave }: { onAgain: () => void; onLeave: () => void }) {
  const t = useTexts("questionnaire");
  return (
    <Card tone="sun">
      <h2>{t("hurriedTitle")}</h2>
      <p>{t("hurriedText")}</p>
      <ButtonRow>
        <Button onClick={onAgain}>{t("again")}</Button>
        <Button tone="plain" onClick={onLeave}>
          {t("leaveIt")}
        </Button>
      </ButtonRow>
    </Card>
  );
}
