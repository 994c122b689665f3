import { searchSkills } from "@posoka/schema/occupations";
import { api } from "../../api/client.ts";
import { useLanguage } from "../../app/language.tsx";
import { useSearchWords } from "../../app/search-words.ts";
import { useTexts } from "../../app/texts.ts";
import { Button } from "../../ui/Button.tsx";
import { SearchBox } from "../../ui/SearchBox.tsx";
import styles from "./posting.module.css";

type Named = { id: string; label: string };
type SkillAdderProps = {
  name: string;
  label: string;
  hint?: string;
  known: readonly Named[];
  onAdd: (skill: Named) => void;
};

export function SkillAdder({ name, label, hint, known, onAdd }: SkillAdderProps) {
  const language = useLanguage();
  const words = useSearchWords(true);
  const search = async (q: string, signal: AbortSignal) => {
    const { items } = await api(searchSkills, { query: { q, language }, signal });
    return items.filter(({ id }) => !known.some((skill) => skill.id === id));
  };
  return (
    <SearchBox
      name={name}
      label={label}
      {...(hint !== undefined && { hint })}
      search={search}
      onChoose={(option) => option && onAdd({ id: option.id, label: option.label })}
      clearAfterChoice
      words={words}
    />
  );
}

type SkillRowProps = {
  label: string;
  onRemove: () => void;
  essential?: boolean;
  onEssential?: (essential: boolean) => void;
};

export function SkillRow({ label, onRemove, essential = false, onEssential }: SkillRowProps) {
  const t = useTexts("posting");
  return (
    <li className={styles["row"]}>
      <strong>{label}</strong>
      {onEssential && (
        <label className={styles["essential"]}>
          <input
            type="checkbox"
            checked={essential}
            aria-label={t("essentialOf", { skill: label })}
            onChange={(event) => onEssential(event.target.checked)}
          />
          {t("essential")}
        </label>
      )}
      <Button small tone="plain" aria-label={t("removeSkill", { skill: label })} onClick={onRemove}>
        {t("remove")}
      </Button>
    </li>
  );
}
