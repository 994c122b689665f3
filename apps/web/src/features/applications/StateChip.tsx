import { applicationCan } from "@posoka/domain/applications/states";
import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import type { ApplicationState } from "@posoka/domain/vocabulary";
import { useState } from "react";
import { ApplicationChip } from "../../app/ApplicationChip.tsx";
import { useFormat } from "../../app/format.ts";
import { useTexts } from "../../app/texts.ts";

export function StateChip({ state }: { state: ApplicationState }) {
  const t = useTexts("applications");
  return <ApplicationChip state={state} text={t(`state_${state}`)} />;
}

/** Until when an answer was promised, while one is waited for. The end of that day still counts. */
export function Promised({ state, date }: { state: ApplicationState; date: string | null }) {
  const t = useTexts("applications");
  const { shortDate } = useFormat();
  const [today] = useState(() => sofiaDate(new Date()));
  if (date === null || !applicationCan.decide(state)) return null;
  return <p>{t(date < today ? "promisedPast" : "promised", { date: shortDate(date) })}</p>;
}
