import { isFlat } from "@posoka/domain/interests/leading-types";
import { useQuery } from "@tanstack/react-query";
import { useSession } from "../../api/session.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Card, Grid } from "../../ui/layout.tsx";
import { EmptyState } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { FittingOccupations } from "./FittingOccupations.tsx";
import { HexagonCard } from "./HexagonCard.tsx";
import { LeadingCard } from "./LeadingCard.tsx";
import { MeaningCards } from "./MeaningCards.tsx";
import { NextSteps } from "./NextSteps.tsx";
import { myInterests } from "./queries.ts";
import { answeredCount, resultOf, type ShownResult, useSitting } from "./sitting.ts";

/** The result of this device for a guest, of the account for a young person who is signed in. */
export function ResultPage() {
  const t = useTexts("result");
  const session = useSession();
  const sitting = useSitting();
  const isYouth = session.me?.acting === "youth";
  const mine = useQuery({ ...myInterests(), enabled: isYouth });
  const here = sitting ? resultOf(sitting) : null;
  const result = here ?? mine.data?.current ?? null;

  if (session.status === "unknown" || (isYouth && mine.isPending && !here)) {
    return (
      <Page title={t("title")}>
        <ListSkeleton label={t("title")} />
      </Page>
    );
  }
  if (result) return <Result result={result} kept={!here} isYouth={isYouth} />;
  if (mine.error) throw mine.error;
  const done = sitting ? answeredCount(sitting) : 0;
  return (
    <Page title={t("title")} width="narrow">
      <EmptyState title={t("noneTitle")}>
        <p>{done > 0 ? t("unfinishedText", { done, all: sitting?.items.length ?? 0 }) : t("noneText")}</p>
        <LinkButton href={paths.questions()}>{t("noneAction")}</LinkButton>
      </EmptyState>
    </Page>
  );
}

function Result({ result, kept, isYouth }: { result: ShownResult; kept: boolean; isYouth: boolean }) {
  const t = useTexts("result");
  return (
    <Page title={t("title")} lead={t("lead")}>
      {isYouth && !kept && <Notice tone="wait">{t("saveWaits")}</Notice>}
      {result.careless && <Notice>{t("careless")}</Notice>}
      <Grid>
        <HexagonCard result={result} />
        <LeadingCard result={result} />
        {isFlat(result.profile) ? <OtherDirections /> : <FittingOccupations profile={result.profile} />}
        <NextSteps isYouth={isYouth} />
        <MeaningCards />
      </Grid>
    </Page>
  );
}

/** A profile without a direction resembles nothing in particular, so no list pretends that it does. */
function OtherDirections() {
  const t = useTexts("result");
  return (
    <Card width={8}>
      <h2>{t("occupationsTitle")}</h2>
      <p>{t("flatNext")}</p>
      <span>
        <LinkButton tone="quiet" href={paths.occupations()}>
          {t("allOccupations")}
        </LinkButton>
      </span>
    </Card>
  );
}
