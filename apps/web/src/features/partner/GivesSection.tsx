import { useTexts } from "../../app/texts.ts";
import { TextField } from "../../ui/fields.tsx";
import { asks } from "./posting-kinds.ts";
import { usePostingDraft } from "./posting-draft.ts";
import type { SectionProps } from "./PostingSections.tsx";
import { Section } from "./Section.tsx";
import { SkillAdder, SkillRow } from "./SkillAdder.tsx";
import styles from "./posting.module.css";

/** What one learns there, and the qualification that it leads to. */
export function GivesSection({ posting }: SectionProps) {
  const t = useTexts("posting");
  const common = useTexts("common");
  const draft = usePostingDraft();
  const { givenSkills } = posting;
  const set = (next: typeof givenSkills) => draft.edit({ givenSkills: next });
  return (
    <Section title={t("givenTitle")} lead={t("givenHint")} fields={["givenSkills"]}>
      {givenSkills.length === 0 && <p className="muted">{t("givenNone")}</p>}
      {givenSkills.length > 0 && (
        <ul className={styles["rows"]}>
          {givenSkills.map(({ id, label }) => (
            <SkillRow key={id} label={label} onRemove={() => set(givenSkills.filter((one) => one.id !== id))} />
          ))}
        </ul>
      )}
      <SkillAdder
        name="givenSkill"
        label={t("given")}
        known={givenSkills}
        onAdd={(skill) => set([...givenSkills, skill])}
      />
      {asks.qualification(posting.kind) && (
        <TextField
          name="qualificationCode"
          label={t("qualification")}
          hint={t("qualificationHint")}
          mark={common("optional")}
          inputMode="numeric"
          maxLength={7}
          value={posting.qualificationCode}
          onChange={(qualificationCode) => draft.edit({ qualificationCode })}
        />
      )}
    </Section>
  );
}
