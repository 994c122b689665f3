import { everydayTopics } from "@posoka/domain/vocabulary";
import { type EverydayCard, listEverydayCards } from "@posoka/schema/occupations";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { forever, read } from "../../api/client.ts";
import { ErrorNotice } from "../../app/ErrorNotice.tsx";
import { useLanguage } from "../../app/language.tsx";
import { useTexts } from "../../app/texts.ts";
import { Button, ButtonRow } from "../../ui/Button.tsx";
import { ToggleChips } from "../../ui/choices.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { AddWords } from "./AddWords.tsx";
import type { Document, Experience } from "./document.ts";
import { draft, edit } from "./draft.ts";
import { ExperienceRows } from "./ExperienceRows.tsx";
import { Part } from "./Part.tsx";
import styles from "./profile.module.css";
import { SkillSuggestions } from "./SkillSuggestions.tsx";

/** Unpaid and everyday experience: cards to press, own words beside them, and the skills that follow from a card. */
export function EverydayPart({ doc }: { doc: Document }) {
  const t = useTexts("profile");
  const language = useLanguage();
  const common = useTexts("common");
  const { data, error, refetch } = useQuery(read(listEverydayCards, { query: { language } }, forever));
  const cards = data?.items ?? [];
  const chosen = doc.experiences.flatMap(({ cardCode }) => (cardCode === null ? [] : [cardCode]));
  const own = doc.experiences.filter(
    ({ kind, cardCode }) => kind === "everyday" && !cards.some(({ code }) => code === cardCode),
  );

  return (
    <Part name="everyday" title={t("everydayTitle")} lead={t("everydayLead")} fields={["experiences"]}>
      {!data && !error && <Skeleton lines={[9, 10, 7, 9]} />}
      {!data && error && (
        <>
          <ErrorNotice error={error} />
          <ButtonRow>
            <Button small tone="plain" onClick={() => void refetch()}>
              {common("retry")}
            </Button>
          </ButtonRow>
        </>
      )}
      {data && <Cards cards={cards} chosen={chosen} />}
      {data && <SkillSuggestions doc={doc} cards={cards.filter(({ code }) => chosen.includes(code))} />}
      <ExperienceRows items={data ? own : []} />
      <AddWords
        label={t("everydayOwn")}
        hint={t("everydayOwnHint")}
        onAdd={(words) => addExperience({ kind: "everyday", cardCode: null, words, months: null })}
      />
    </Part>
  );
}

/** Cards by topic, folded, so that ten lines stand on a phone and not a hundred chips; open where something is chosen. */
function Cards({ cards, chosen }: { cards: readonly EverydayCard[]; chosen: readonly string[] }) {
  const t = useTexts("profile");
  const [opened] = useState(() => new Set(cards.filter(({ code }) => chosen.includes(code)).map(({ topic }) => topic)));
  return (
    <div className={styles["topics"]}>
      {everydayTopics.map((topic, at) => {
        const shown = cards.filter((card) => card.topic === topic);
        const count = shown.filter(({ code }) => chosen.includes(code)).length;
        return (
          <details key={topic} className={styles["topic"]} open={opened.has(topic) || (opened.size === 0 && at === 0)}>
            <summary>
              {t(`everyday_${topic}`)}
              {count > 0 && <span className="muted"> · {t("everydayChosen", { count })}</span>}
            </summary>
            <ToggleChips
              name={`everyday-${topic}`}
              label={t("everydayLabel")}
              options={shown.map(({ code, label }) => ({ id: code, label }))}
              value={chosen}
              onChange={(codes) =>
                draft.change((doc) => ({ ...doc, experiences: withCards(doc.experiences, shown, codes) }))
              }
            />
          </details>
        );
      })}
    </div>
  );
}

function withCards(
  experiences: readonly Experience[],
  shown: readonly EverydayCard[],
  codes: readonly string[],
): Experience[] {
  const isShown = (code: string | null) => shown.some((card) => card.code === code);
  const kept = experiences.filter(({ cardCode }) => !isShown(cardCode) || codes.includes(cardCode ?? ""));
  const added = shown.filter(({ code }) => codes.includes(code) && !kept.some(({ cardCode }) => cardCode === code));
  return [
    ...kept,
    ...added.map(({ code, label }) => ({
      id: crypto.randomUUID(),
      kind: "everyday" as const,
      cardCode: code,
      words: label,
      months: null,
    })),
  ];
}

function addExperience(experience: Omit<Experience, "id">): void {
  const { doc } = draft.read();
  if (doc) edit({ experiences: [...doc.experiences, { id: crypto.randomUUID(), ...experience }] });
}
