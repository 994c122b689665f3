import { type ExportFormat, exportMyData } from "@posoka/schema/own-data";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { download } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useFresh } from "../../app/fresh.tsx";
import { useLanguage } from "../../app/language.tsx";
import { saveAnswer } from "../../app/save-file.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { announce } from "../../ui/Status.tsx";

/** Everything about oneself as a file. */
export function ExportCard() {
  const t = useTexts("privacyDesk");
  const language = useLanguage();
  const fresh = useFresh();
  const [format, setFormat] = useState<ExportFormat>("html");
  const get = useMutation({
    mutationFn: async () => {
      const answer = await fresh.run(() => download(exportMyData, { body: { format, language } }));
      await saveAnswer(answer);
    },
    onSuccess: () => announce(t("exportDone")),
  });
  return (
    <Card>
      <h2>{t("exportTitle")}</h2>
      <p>{t("exportLead")}</p>
      <RadioCards
        name="format"
        label={t("exportFormat")}
        value={format}
        onChange={setFormat}
        options={[
          { id: "html", label: t("exportHtml"), detail: t("exportHtmlDetail") },
          { id: "json", label: t("exportJson"), detail: t("exportJsonDetail") },
        ]}
      />
      <p className="muted">{t("exportKeep")}</p>
      <ErrorNotice error={get.error} />
      <ButtonRow>
        <Button busy={get.isPending} onClick={() => get.mutate()}>
          {t("exportAction")}
        </Button>
      </ButtonRow>
      {fresh.dialog}
    </Card>
  );
}
