import type { GuardianRequest } from "@posoka/schema/guardians";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import { Queue, QueueRow } from "../../ui/lists.tsx";

/** What the reader said and when, the newest first. */
export function OwnWords({ history }: Pick<GuardianRequest, "history">) {
  const t = useTexts("guardian");
  const { dateTime } = useFormat();
  return (
    <Card>
      <h2>{t("historyTitle")}</h2>
      {history.length === 0 && <p className="muted">{t("historyNone")}</p>}
      {history.length > 0 && (
        <Queue label={t("historyTitle")}>
          {history.map(({ act, at, onPaper }) => (
            <QueueRow
              key={`${act} ${at}`}
              title={t(`act_${act}`)}
              detail={[dateTime(at), onPaper ? t("onPaper") : ""].filter((part) => part !== "").join(" · ")}
            />
          ))}
        </Queue>
      )}
    </Card>
  );
}
