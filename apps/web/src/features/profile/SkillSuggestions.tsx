import type { EverydayCard } from "@posoka/schema/occupations";
import { useState } from "react";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { Card } from "../../ui/layout.tsx";
import { type Document, type ProfileSkill, type SkillLevel, withSkills } from "./document.ts";
import { draft } from "./draft.ts";
import { LevelChoice } from "./LevelChoice.tsx";
import styles from "./profile.module.css";
import { RemoveButton } from "./RemoveButton.tsx";

const shownAtOnce = 5;

/** Skills behind the chosen cards, for the person to confirm with a level; none is added by itself. */
export function SkillSuggestions({ doc, cards }: { doc: Document; cards: readonly EverydayCard[] }) {
  const t = useTexts("profile");
  const common = useTexts("common");
  const [levels, setLevels] = useState<Record<string, SkillLevel>>({});
  const [refused, setRefused] = useState<readonly string[]>([]);
  const byId = new Map(cards.flatMap(({ skills }) => skills).map((skill) => [skill.id, skill]));
  const open = [...byId.values()].filter(
    ({ id }) => !refused.includes(id) && !doc.skills.some((skill) => skill.id === id),
  );
  const shown = open.slice(0, shownAtOnce).map((skill) => ({ ...skill, level: levels[skill.id] ?? skill.level }));
  if (shown.length === 0) return null;
  const add = (skills: readonly ProfileSkill[]) => {
    draft.change((current) => withSkills(current, skills));
  };
  return (
    <Card as="div" tone="leaf">
      <div>
        <h3>{t("suggestTitle")}</h3>
        <p>{t("suggestText")}</p>
      </div>
      <ul className={styles["suggestions"]}>
        {shown.map((skill) => (
          <li key={skill.id}>
            <div className={styles["suggestionHead"]}>
              <strong>{skill.label}</strong>
              <RemoveButton what={skill.label} onRemove={() => setRefused([...refused, skill.id])} />
            </div>
            <div className={styles["addRow"]}>
              <LevelChoice
                label={t("suggestFor", { skill: skill.label })}
                value={skill.level}
                onChange={(level) => setLevels({ ...levels, [skill.id]: level })}
              />
              <Button small tone="quiet" aria-label={`${common("add")}: ${skill.label}`} onClick={() => add([skill])}>
                {common("add")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {shown.length > 1 && (
        <ButtonRow>
          <Button small onClick={() => add(shown)}>
            {t("suggestAll")}
          </Button>
        </ButtonRow>
      )}
    </Card>
  );
}
