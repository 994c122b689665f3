import { type FormEvent, useState } from "react";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { NumberField, TextField } from "../../ui/fields.tsx";
import type { Document } from "./document.ts";
import { draft } from "./draft.ts";
import { ExperienceRows } from "./ExperienceRows.tsx";
import { PillChoice } from "./PillChoice.tsx";
import { Part } from "./Part.tsx";
import styles from "./profile.module.css";

const kinds = ["work", "volunteering"] as const;

export function WorkPart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  const [kind, setKind] = useState<(typeof kinds)[number]>("work");
  const [words, setWords] = useState("");
  const [months, setMonths] = useState(Number.NaN);
  const items = doc.experiences.filter((one) => one.kind !== "everyday");
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === "") return;
    const experience = {
      id: crypto.randomUUID(),
      kind,
      cardCode: null,
      words: words.trim(),
      months: Number.isNaN(months) ? null : Math.round(months),
    };
    draft.change((current) => ({ ...current, experiences: [...current.experiences, experience] }));
    setWords("");
    setMonths(Number.NaN);
  };
  return (
    <Part name="work" title={t("workTitle")} lead={t("workLead")} fields={[]}>
      {items.length === 0 && <p className="muted">{t("workEmpty")}</p>}
      <ExperienceRows items={items} />
      <form className={styles["form"]} onSubmit={add}>
        <PillChoice
          label={t("workKind")}
          options={kinds.map((id) => ({ id, label: t(`experience_${id}`) }))}
          value={kind}
          onChange={setKind}
        />
        <TextField
          name="work-words"
          label={t("workWords")}
          hint={t("workWordsHint")}
          value={words}
          onChange={setWords}
          maxLength={200}
          autoComplete="off"
        />
        <NumberField
          name="work-months"
          label={t("workMonths")}
          mark={t("workMonthsHint")}
          value={months}
          onChange={setMonths}
          min={0}
          max={600}
        />
        <ButtonRow>
          <Button type="submit" tone="quiet">
            {t("workAdd")}
          </Button>
        </ButtonRow>
      </form>
    </Part>
  );
}
