import type { OpeningState } from "@posoka/domain/vocabulary";
import { capitalised } from "./capitalised.ts";
import { useTexts } from "./texts.ts";
import { Chip } from "../ui/layout.tsx";

const tones: Partial<Record<OpeningState, "leaf" | "clay" | "sun">> = {
  published: "leaf",
  in_review: "sun",
  rejected: "clay",
};

export function OpeningStateChip({ state }: { state: OpeningState }) {
  const words = useTexts("vocabulary");
  return <Chip tone={tones[state] ?? "plain"}>{capitalised(words(`openingState_${state}`))}</Chip>;
}
