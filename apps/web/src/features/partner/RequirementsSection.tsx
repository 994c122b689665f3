import { educationLevels, languageLevels, licences, spokenLanguages } from "@posoka/domain/vocabulary";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { ToggleChips } from "../../ui/choices.tsx";
import { Select } from "../../ui/Select.tsx";
import { usePostingDraft } from "./posting-draft.ts";
import type { SectionProps } from "./PostingSections.tsx";
import { Section } from "./Section.tsx";
import { SkillAdder, SkillRow } from "./SkillAdder.tsx";
import styles from "./posting.module.css";

export function RequirementsSection({ posting }: SectionProps) {
  const t = useTexts("posting");
  const words = useTexts("vocabulary");
  const draft = usePostingDraft();
  const { requiredSkills } = posting;
  const setSkills = (next: typeof requiredSkills) => draft.edit({ requiredSkills: next });
  return (
    <Section title={t("skillsTitle")} fields={["requiredSkills", "languages", "licences", "minEducation"]}>
      {requiredSkills.length === 0 && <p className="muted">{t("skillsNone")}</p>}
      {requiredSkills.length > 0 && (
        <ul className={styles["rows"]}>
          {requiredSkills.map((skill) => (
            <SkillRow
              key={skill.id}
              label={skill.label}
              onRemove={() => setSkills(requiredSkills.filter(({ id }) => id !== skill.id))}
              essential={skill.essential}
              onEssential={(essential) =>
                setSkills(requiredSkills.map((one) => (one.id === skill.id ? { ...one, essential } : one)))
              }
            />
          ))}
        </ul>
      )}
      <SkillAdder
        name="requiredSkill"
        label={t("skills")}
        hint={t("skillsHint")}
        known={requiredSkills}
        onAdd={(skill) => setSkills([...requiredSkills, { ...skill, essential: false }])}
      />
      <Select
        name="minEducation"
        label={t("education")}
        placeholder={t("educationPick")}
        options={educationLevels.map((id) => ({ id, label: words(`education_${id}`) }))}
        value={posting.minEducation}
        onChange={(minEducation) => draft.edit({ minEducation })}
      />
      <Languages posting={posting} />
      <ToggleChips
        name="licences"
        label={t("licences")}
        options={licences.map((id) => ({ id, label: words(`licence_${id}`) }))}
        value={posting.licences}
        onChange={(chosen) => draft.edit({ licences: chosen })}
      />
    </Section>
  );
}

function Languages({ posting: { languages } }: SectionProps) {
  const t = useTexts("posting");
  const words = useTexts("vocabulary");
  const draft = usePostingDraft();
  const rest = spokenLanguages.filter((code) => !languages.some((one) => one.code === code));
  const set = (next: typeof languages) => draft.edit({ languages: next });
  return (
    <div className={styles["group"]}>
      <h3>{t("languagesTitle")}</h3>
      {languages.length === 0 && <p className="muted">{t("noLanguages")}</p>}
      {languages.map(({ code, level }) => (
        <div key={code} className={styles["row"]}>
          <Select
            name={`level-${code}`}
            label={t("languageLevel", { language: words(`spoken_${code}`) })}
            placeholder={t("educationPick")}
            options={languageLevels.map((id) => ({ id, label: words(`languageLevel_${id}`) }))}
            value={level}
            onChange={(next) => set(languages.map((one) => (one.code === code ? { code, level: next } : one)))}
          />
          <Button
            small
            tone="plain"
            aria-label={t("removeSkill", { skill: words(`spoken_${code}`) })}
            onClick={() => set(languages.filter((one) => one.code !== code))}
          >
            {t("remove")}
          </Button>
        </div>
      ))}
      {languages.length < 6 && (
        <Select
          key={languages.length}
          name="language-new"
          label={t("addLanguage")}
          placeholder={t("educationPick")}
          options={rest.map((id) => ({ id, label: words(`spoken_${id}`) }))}
          value={null}
          onChange={(code) => set([...languages, { code, level: "a2" }])}
        />
      )}
    </div>
  );
}
