import type { Questionnaire } from "@posoka/schema/questionnaires";
import { useEffect, useRef, useState } from "react";
import { inLanguage, useLanguage } from "../../app/language.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { FaceScale } from "../../ui/FaceScale.tsx";
import { Card } from "../../ui/layout.tsx";
import { Meter } from "../../ui/Meter.tsx";
import styles from "./QuestionCard.module.css";
import { StartOver } from "./StartOver.tsx";
import { answeredCount, type Sitting } from "./sitting.ts";

type QuestionCardProps = {
  questionnaire: Questionnaire;
  sitting: Sitting | null;
  onAnswer: (item: string, value: number) => void;
  onStartOver: () => void;
};

export function QuestionCard({ questionnaire: { items }, sitting, onAnswer, onStartOver }: QuestionCardProps) {
  const t = useTexts("questionnaire");
  const language = useLanguage();
  const answers = sitting?.answers ?? {};
  const done = sitting ? answeredCount(sitting) : 0;
  const open = items.findIndex(({ id }) => answers[id] === undefined);
  // Null follows the first open question; a number stays where the person went back to.
  const [chosen, setChosen] = useState<number | null>(null);
  const at = chosen ?? (open === -1 ? items.length - 1 : open);
  const item = items[at];
  const [answeredHere, setAnsweredHere] = useState(false);
  const questionRef = useFocusOnChange(at);

  const answer = (value: number) => {
    if (!item) return;
    onAnswer(item.id, value);
    setAnsweredHere(true);
    if (chosen !== null)
      setChosen(chosen + 1 < items.length && answers[items[chosen + 1]?.id ?? ""] !== undefined ? chosen + 1 : null);
  };
  useNumberKeys(answer);
  if (!item) return null;

  const words = [t("answer1"), t("answer2"), t("answer3"), t("answer4"), t("answer5")] as const;
  return (
    <Card>
      <div className={styles["progress"]}>
        <p className={styles["position"]}>{t("position", { at: at + 1, all: items.length })}</p>
        <Meter value={done} max={items.length} label={t("progress", { done, all: items.length })} />
      </div>
      <p className="muted">{done > 1 && !answeredHere ? t("welcomeBack", { done }) : t("hint")}</p>
      <h2 id="question" ref={questionRef} tabIndex={-1} className={styles["question"]}>
        {item.text}
      </h2>
      <FaceScale
        words={words}
        labelledBy="question"
        value={answers[item.id]}
        onAnswer={answer}
        fallback={{ action: inLanguage(language, paths.questions()), item: item.id }}
      />
      <div className={styles["foot"]}>
        {at > 0 && (
          <Button tone="plain" small onClick={() => setChosen(at - 1)}>
            {t("previous")}
          </Button>
        )}
        {answers[item.id] !== undefined && at + 1 < items.length && (
          <Button tone="plain" small onClick={() => setChosen(at + 1)}>
            {t("next")}
          </Button>
        )}
        {sitting !== null && sitting.finishedAt !== null && (
          <LinkButton small href={paths.result()}>
            {t("seeResult")}
          </LinkButton>
        )}
        {done > 0 && <StartOver onStartOver={onStartOver} />}
        <span className={styles["keys"]}>{t("keys")}</span>
      </div>
      <p className={styles["kept"]}>{t("kept")}</p>
    </Card>
  );
}

/** Keys 1 to 5 answer, as long as nobody is writing or holding another key. */
function useNumberKeys(answer: (value: number) => void) {
  const latest = useRef(answer);
  useEffect(() => {
    latest.current = answer;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !/^[1-5]$/.test(event.key)) return;
      if (document.querySelector("dialog[open], [role=dialog], [role=alertdialog]")) return;
      latest.current(Number(event.key));
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** The next question is read out, and no face keeps the focus ring: it would look like a suggestion. */
function useFocusOnChange(at: number) {
  const ref = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) ref.current?.focus({ preventScroll: true });
    before.current = at;
  }, [at]);
  return ref;
}
