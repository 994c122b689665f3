import type { Opening, PublicOpening } from "@posoka/schema/openings";
import { useQuery } from "@tanstack/react-query";
import { type ComponentType, useState } from "react";
import { useParams } from "wouter";
import { useLanguage } from "../../app/language.tsx";
import { LawfulAge } from "../../app/law/LawfulAge.tsx";
import { OpeningHistory } from "../../app/OpeningHistory.tsx";
import { OpeningStateChip } from "../../app/OpeningStateChip.tsx";
import { Page } from "../../app/Page.tsx";
import { GonePage, isGone } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { Card, Grid, Stack } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { confirmedAge, publicViewOf } from "./opening-view.ts";
import { openingToReview } from "./queries.ts";
import { ReviewCard } from "./ReviewCard.tsx";

type Preview = ComponentType<{ opening: PublicOpening }>;

/** One posting with everything that it states, what that means for age, and the decision. */
export function OpeningPage({ Preview }: { Preview: Preview }) {
  const t = useTexts("staff");
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useQuery(openingToReview(useLanguage(), id));
  if (isGone(error)) {
    return (
      <GonePage
        title={t("openingGone")}
        lead={t("openingGoneText")}
        ways={[{ href: paths.staffOpenings(), label: t("openingBack") }]}
      />
    );
  }
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("openingsTitle")} back={{ href: paths.staffOpenings(), label: t("openingBack") }}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  // A new version is read anew: what was confirmed held for what was on the page.
  return <Review key={data.version} opening={data} Preview={Preview} />;
}

function Review({ opening, Preview }: { opening: Opening; Preview: Preview }) {
  const t = useTexts("staff");
  const words = useTexts("vocabulary");
  const [confirmed, setConfirmed] = useState(opening.minorFactsConfirmed);
  const confirmedRules = confirmedAge(opening, true);
  const shown = confirmed ? confirmedRules : confirmedAge(opening, false);
  const { title, organisationName, kind, state, minAge, hazards, contractForm, qualificationCode, applications } =
    opening;
  return (
    <Page
      title={title}
      lead={[organisationName, words(`kind_${kind}`)].join(" · ")}
      back={{ href: paths.staffOpenings(), label: t("openingBack") }}
      aside={<OpeningStateChip state={state} />}
    >
      <Grid>
        <Stack width={8}>
          <h2>{t("asSeen")}</h2>
          <Preview opening={publicViewOf(opening)} />
        </Stack>
        <Stack width={4}>
          <Card>
            <h2>{t("ageTitle")}</h2>
            <LawfulAge
              age={shown.minimumAge}
              rules={shown.rules}
              whenConfirmed={confirmed ? undefined : confirmedRules.minimumAge}
            />
          </Card>
          <ReviewCard
            opening={opening}
            confirmed={confirmed}
            onConfirmed={setConfirmed}
            changesAge={confirmedRules.minimumAge < confirmedAge(opening, false).minimumAge}
          />
          <Card>
            <h2>{t("factsTitle")}</h2>
            <Facts
              items={[
                { name: t("contract"), value: words(`contract_${contractForm}`) },
                { name: t("hazards"), value: t(`hazards_${hazards}`) },
                { name: t("minAge"), value: minAge === null ? t("minAgeNone") : t("ageYears", { age: minAge }) },
                ...(qualificationCode === "" ? [] : [{ name: t("qualification"), value: qualificationCode }]),
                { name: t("applications"), value: t("applicationsCount", { count: applications }) },
              ]}
            />
          </Card>
          <Card>
            <h2>{t("historyTitle")}</h2>
            <OpeningHistory label={t("historyTitle")} history={opening.history} />
          </Card>
        </Stack>
      </Grid>
    </Page>
  );
}
