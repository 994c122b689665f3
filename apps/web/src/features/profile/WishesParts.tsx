import { supportNeeds, wishes } from "@posoka/domain/vocabulary";
import { useTexts } from "../../app/texts.ts";
import { ToggleChips } from "../../ui/choices.tsx";
import { TextArea } from "../../ui/fields.tsx";
import type { Document } from "./document.ts";
import { edit } from "./draft.ts";
import { Part } from "./Part.tsx";
import { Notice } from "../../ui/Notice.tsx";

const longestLimits = 500;
const tellLeftFrom = 400;

/** What one would like, and what does not go. */
export function LimitsPart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  const words = useTexts("vocabulary");
  return (
    <Part name="wishes" title={t("wishesTitle")} fields={["wishes", "limits"]}>
      <ToggleChips
        name="wishes"
        label={t("wishesLabel")}
        options={wishes.map((id) => ({ id, label: words(`wish_${id}`) }))}
        value={doc.wishes}
        onChange={(next) => edit({ wishes: next })}
      />
      <div>
        <h3>{t("limitsTitle")}</h3>
        <p className="muted">{t("limitsWhy")}</p>
      </div>
      <TextArea
        name="limits"
        label={t("limitsLabel")}
        value={doc.limits}
        onChange={(limits) => edit({ limits })}
        maxLength={longestLimits}
        rows={3}
      />
      {doc.limits.length >= tellLeftFrom && (
        <p className="muted">{t("limitsCount", { left: longestLimits - doc.limits.length })}</p>
      )}
    </Part>
  );
}

/** Asked with its reason and with who sees it, before the question itself. */
export function SupportPart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  const words = useTexts("vocabulary");
  return (
    <Part name="support" title={t("supportTitle")} fields={["support"]}>
      <Notice>
        <p>{t("supportWhy")}</p>
        <p>{t("supportWho")}</p>
        <p>{t("supportOptional")}</p>
      </Notice>
      <ToggleChips
        name="support"
        label={t("supportLabel")}
        options={supportNeeds.map((id) => ({ id, label: words(`support_${id}`) }))}
        value={doc.support}
        onChange={(support) => edit({ support })}
      />
    </Part>
  );
}
