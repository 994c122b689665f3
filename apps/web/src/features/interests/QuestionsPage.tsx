import type { Questionnaire } from "@posoka/schema/questionnaires";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation, useSearch } from "wouter";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { HurriedCard } from "./HurriedCard.tsx";
import { interestQuestions } from "./queries.ts";
import { QuestionCard } from "./QuestionCard.tsx";
import { isHurried, keepSitting, newSitting, type Sitting, useSitting, withAnswer } from "./sitting.ts";

/** One question on a screen; each answer is kept at once. */
export function QuestionsPage() {
  const t = useTexts("questionnaire");
  const { data, error } = useQuery(interestQuestions(useLanguage()));
  if (error && !data) throw error;
  return (
    <Page title={t("title")} description={t("description")} width="narrow" {...(!data && { lead: t("hint") })}>
      {data ? <Questions questionnaire={data} /> : <ListSkeleton label={t("title")} rows={1} />}
    </Page>
  );
}

// A sitting of an older version is finished with, not continued: its questions may differ.
function matching(sitting: Sitting | null, { version }: Questionnaire): Sitting | null {
  return sitting?.version === version ? sitting : null;
}

function Questions({ questionnaire }: { questionnaire: Questionnaire }) {
  const sitting = matching(useSitting(), questionnaire);
  const [, navigate] = useLocation();
  const begin = () =>
    newSitting(
      questionnaire.version,
      questionnaire.items.map(({ id, type }) => ({ id, type })),
    );
  useAnswerFromAddress(questionnaire, (item, value) => keepSitting(withAnswer(sitting ?? begin(), item, value)));

  const answer = (item: string, value: number) => {
    const next = withAnswer(sitting ?? begin(), item, value);
    keepSitting(next);
    if (next.finishedAt !== null && (next.askedHurried === true || !isHurried(next))) navigate(paths.result());
  };

  if (sitting && sitting.finishedAt !== null && sitting.askedHurried !== true && isHurried(sitting)) {
    return (
      <HurriedCard
        onAgain={() => keepSitting({ ...begin(), askedHurried: true })}
        onLeave={() => {
          keepSitting({ ...sitting, askedHurried: true });
          navigate(paths.result());
        }}
      />
    );
  }
  return (
    <QuestionCard
      questionnaire={questionnaire}
      sitting={sitting}
      onAnswer={answer}
      onStartOver={() => keepSitting(null)}
    />
  );
}

/** `?item=r01&answer=4`: an answer given on the home page, or before the script of this page was there. */
function useAnswerFromAddress({ items }: Questionnaire, take: (item: string, value: number) => void) {
  const search = useSearch();
  const [path, navigate] = useLocation();
  useEffect(() => {
    const given = new URLSearchParams(search);
    const [item, value] = [given.get("item"), Number(given.get("answer"))];
    if (item === null) return;
    if (items.some(({ id }) => id === item) && [1, 2, 3, 4, 5].includes(value)) take(item, value);
    navigate(path, { replace: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per address
  }, [search]);
}
