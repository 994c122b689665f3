import type { PublicOpening } from "@posoka/schema/openings";
import { useTexts } from "../../app/texts.ts";
import { Card } from "../../ui/layout.tsx";
import styles from "./openings.module.css";

/** What is asked for and what one learns, in words; nothing when the posting names neither. */
export function OpeningSkills({ opening: { requiredSkills, givenSkills } }: { opening: PublicOpening }) {
  const t = useTexts("openings");
  if (requiredSkills.length + givenSkills.length === 0) return null;
  const essential = requiredSkills.filter((skill) => skill.essential);
  const optional = requiredSkills.filter((skill) => !skill.essential);
  return (
    <Card>
      {requiredSkills.length > 0 && <h2>{t("skillsTitle")}</h2>}
      <SkillList title={t("skillsEssential")} skills={essential} />
      <SkillList title={t("skillsOptional")} skills={optional} />
      {givenSkills.length > 0 && <h2>{t("givenTitle")}</h2>}
      <SkillList skills={givenSkills} />
    </Card>
  );
}

function SkillList({ title, skills }: { title?: string; skills: readonly { id: string; label: string }[] }) {
  if (skills.length === 0) return null;
  return (
    <div className={styles["skills"]}>
      {title !== undefined && <h3>{title}</h3>}
      <ul>
        {skills.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
    </div>
  );
}
