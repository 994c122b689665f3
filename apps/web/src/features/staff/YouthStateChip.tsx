import type { YouthRow } from "@posoka/schema/cases";
import { capitalised } from "../../app/capitalised.ts";
import { useTexts } from "../../app/texts.ts";
import { Chip } from "../../ui/layout.tsx";

const tones = {
  inert: "clay",
  own_consent_needed: "clay",
  unconfirmed: "sun",
  confirmed: "leaf",
  read_only: "plain",
} as const;

export function YouthStateChip({ state }: { state: YouthRow["state"] }) {
  const words = useTexts("vocabulary");
  return <Chip tone={tones[state]}>{capitalised(words(`youthState_${state}`))}</Chip>;
}
