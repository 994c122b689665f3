import { educationLevels, languageLevels, licences, spokenLanguages } from "@posoka/domain/vocabulary";
import { useTexts } from "../../app/texts.ts";
import { Switch, ToggleChips } from "../../ui/choices.tsx";
import { Select } from "../../ui/Select.tsx";
import type { Document } from "./document.ts";
import { edit } from "./draft.ts";
import { Part } from "./Part.tsx";
import styles from "./profile.module.css";
import { RemoveButton } from "./RemoveButton.tsx";

export function EducationPart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  const words = useTexts("vocabulary");
  return (
    <Part name="education" title={t("educationTitle")} fields={["education", "stillStudying"]}>
      <Select
        name="education"
        label={t("educationLabel")}
        placeholder={t("educationNone")}
        options={educationLevels.map((id) => ({ id, label: words(`education_${id}`) }))}
        value={doc.education}
        onChange={(education) => edit({ education })}
      />
      <Switch
        name="stillStudying"
        label={t("stillStudying")}
        value={doc.stillStudying}
        onChange={(stillStudying) => edit({ stillStudying })}
      />
    </Part>
  );
}

type Spoken = Document["languages"][number];

export function LanguagesPart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  const words = useTexts("vocabulary");
  const { languages } = doc;
  const left = spokenLanguages.filter((code) => !languages.some((one) => one.code === code));
  const add = (code: Spoken["code"]) =>
    edit({ languages: [...languages, { code, level: code === "bg" ? "native" : "a2" }] });
  const setLevel = (code: Spoken["code"], level: Spoken["level"]) =>
    edit({ languages: languages.map((one) => (one.code === code ? { code, level } : one)) });
  const remove = (code: Spoken["code"]) => edit({ languages: languages.filter((one) => one.code !== code) });
  return (
    <Part name="languages" title={t("languagesTitle")} fields={["languages", "licences"]}>
      {languages.length === 0 && <p className="muted">{t("languagesEmpty")}</p>}
      <ul className={styles["rows"]}>
        {languages.map(({ code, level }) => {
          const language = words(`spoken_${code}`);
          return (
            <li key={code} className={styles["row"]}>
              <div className={styles["grow"]}>
                <Select
                  name={`language-${code}`}
                  label={t("languageLevelLabel", { language })}
                  placeholder={t("educationNone")}
                  options={languageLevels.map((id) => ({ id, label: words(`languageLevel_${id}`) }))}
                  value={level}
                  onChange={(next) => setLevel(code, next)}
                />
              </div>
              <RemoveButton what={language} onRemove={() => remove(code)} />
            </li>
          );
        })}
      </ul>
      {left.length > 0 && (
        <Select
          key={languages.length}
          name="language-add"
          label={t("languagesAdd")}
          placeholder={t("educationNone")}
          options={left.map((id) => ({ id, label: words(`spoken_${id}`) }))}
          value={null}
          onChange={add}
        />
      )}
      <ToggleChips
        name="licences"
        label={t("licencesTitle")}
        hint={t("licencesLabel")}
        options={licences.map((id) => ({ id, label: words(`licence_${id}`) }))}
        value={doc.licences}
        onChange={(next) => edit({ licences: next })}
      />
    </Part>
  );
}
