import { skillLevels } from "@posoka/domain/vocabulary";
import { useTexts } from "../../app/texts.ts";
import type { SkillLevel } from "./document.ts";
import { PillChoice } from "./PillChoice.tsx";

type Props = { label: string; value: SkillLevel; onChange: (level: SkillLevel) => void };

/** How well somebody can do a thing, in words. */
export function LevelChoice({ label, value, onChange }: Props) {
  const words = useTexts("vocabulary");
  return (
    <PillChoice
      label={label}
      showLabel={false}
      options={skillLevels.map((level) => ({ id: `${level}` as const, label: words(`skillLevel_${level}`) }))}
      value={`${value}` as const}
      onChange={(id) => onChange(Number(id) as SkillLevel)}
    />
  );
}
