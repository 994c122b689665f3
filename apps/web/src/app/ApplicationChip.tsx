import type { ApplicationState } from "@posoka/domain/vocabulary";
import { capitalised } from "./capitalised.ts";
import { Chip } from "../ui/layout.tsx";
import { useTexts } from "./texts.ts";

const tones: Partial<Record<ApplicationState, "leaf" | "plain">> = {
  offered: "leaf",
  accepted: "leaf",
  started: "leaf",
  finished: "leaf",
  refused: "plain",
  declined: "plain",
  withdrawn: "plain",
  unanswered: "plain",
};

/**
 * Where an application stands, in the words of partners and of the team unless others are given. The page names
 * `vocabulary` among its words.
 */
export function ApplicationChip({ state, text }: { state: ApplicationState; text?: string }) {
  const words = useTexts("vocabulary");
  return <Chip tone={tones[state] ?? "sun"}>{capitalised(text ?? words(`applicationState_${state}`))}</Chip>;
}
