import { searchSkills } from "@posoka/schema/occupations";
import { api } from "../../api/client.ts";
import { useLanguage } from "../../app/language.tsx";
import { useTexts } from "../../app/texts.ts";
import { SearchBox } from "../../ui/SearchBox.tsx";
import { type Document, type SkillLevel, withSkills } from "./document.ts";
import { draft } from "./draft.ts";
import { LevelChoice } from "./LevelChoice.tsx";
import { Part } from "./Part.tsx";
import styles from "./profile.module.css";
import { RemoveButton } from "./RemoveButton.tsx";
import { useSearchWords } from "../../app/search-words.ts";

export function SkillsPart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  const language = useLanguage();
  const words = useSearchWords();
  const search = async (q: string, signal: AbortSignal) => {
    const { items } = await api(searchSkills, { query: { q, language }, signal });
    return items.filter(({ id }) => !doc.skills.some((skill) => skill.id === id));
  };
  const setLevel = (id: string, level: SkillLevel) =>
    draft.change((current) => ({
      ...current,
      skills: current.skills.map((skill) => (skill.id === id ? { ...skill, level } : skill)),
    }));
  const remove = (id: string) => {
    draft.change((current) => ({ ...current, skills: current.skills.filter((skill) => skill.id !== id) }));
  };
  return (
    <Part name="skills" title={t("skillsTitle")} lead={t("skillsLead")} fields={["skills"]}>
      {doc.skills.length === 0 && <p className="muted">{t("skillsEmpty")}</p>}
      {doc.skills.length > 0 && (
        <ul className={styles["rows"]}>
          {doc.skills.map(({ id, label, level }) => (
            <li key={id} className={styles["row"]}>
              <div className={styles["skill"]}>
                <strong>{label}</strong>
                <LevelChoice
                  label={t("skillLevelOf", { skill: label })}
                  value={level}
                  onChange={(next) => setLevel(id, next)}
                />
              </div>
              <RemoveButton what={label} onRemove={() => remove(id)} />
            </li>
          ))}
        </ul>
      )}
      <SearchBox
        name="skill"
        label={t("skillsSearch")}
        hint={t("skillsSearchHint")}
        search={search}
        onChoose={(option) => {
          if (!option) return;
          draft.change((current) => withSkills(current, [{ id: option.id, label: option.label, level: 2 }]));
        }}
        clearAfterChoice
        words={words}
      />
    </Part>
  );
}
