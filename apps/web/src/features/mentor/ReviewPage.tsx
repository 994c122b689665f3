import { type InterestType, interestTypes } from "@posoka/domain/interests/types";
import { AppError } from "@posoka/schema/errors";
import type { MentorReview } from "@posoka/schema/mentors";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { useFormat } from "../../app/format.ts";
import { useLanguage } from "../../app/language.tsx";
import { Page } from "../../app/Page.tsx";
import { GonePage } from "../../app/GonePage.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { type Corner, Hexagon } from "../../ui/Hexagon.tsx";
import { Card, Grid, Stack } from "../../ui/layout.tsx";
import { Facts } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { oneReview } from "./queries.ts";
import { ReviewForm } from "./ReviewForm.tsx";

/** A profile without a name, open for 48 hours, and what the mentor says about it. */
export function ReviewPage() {
  const t = useTexts("mentor");
  const { id = "" } = useParams<{ id: string }>();
  const { data, error } = useQuery(oneReview(useLanguage(), id));
  const isClosed = error instanceof AppError && ["not_found", "invalid_input", "forbidden"].includes(error.code);
  if (isClosed) {
    return <GonePage title={t("goneTitle")} lead={t("goneText")} ways={[{ href: paths.mentor(), label: t("back") }]} />;
  }
  if (error && !data) throw error;
  if (!data) {
    return (
      <Page title={t("reviewTitle")} back={{ href: paths.mentor(), label: t("back") }}>
        <ListSkeleton label={t("looking")} />
      </Page>
    );
  }
  return <Review review={data} />;
}

function Review({ review }: { review: MentorReview }) {
  const t = useTexts("mentor");
  const words = useTexts("vocabulary");
  const { dateTime } = useFormat();
  return (
    <Page
      title={t("profile", { band: words(`ageBand_${review.ageBand}`) })}
      back={{ href: paths.mentor(), label: t("back") }}
      {...(review.claimEndsAt !== null && { lead: t("closesAt", { date: dateTime(review.claimEndsAt) }) })}
    >
      <Grid>
        <Stack width={6}>
          <Profile review={review} />
          <Interests shares={review.interestShares} />
          <Notice>
            <p>{t("namelessNote")}</p>
          </Notice>
        </Stack>
        <Stack width={6}>
          <ReviewForm review={review} />
        </Stack>
      </Grid>
    </Page>
  );
}

function Profile({ review: { education, skills, languages, everyday } }: { review: MentorReview }) {
  const t = useTexts("mentor");
  const words = useTexts("vocabulary");
  const empty = <span className="muted">{t("none")}</span>;
  const skillWords = skills.map(({ label, level }) => `${label} (${words(`skillLevel_${level as 1 | 2 | 3}`)})`);
  const spoken = languages.map(({ code, level }) =>
    t("languageAt", { language: words(`spoken_${code}`), level: words(`languageLevel_${level}`) }),
  );
  return (
    <Card>
      <Facts
        items={[
          { name: t("education"), value: education === null ? empty : words(`education_${education}`) },
          { name: t("everyday"), value: everyday.join(", ") || empty },
          { name: t("skills"), value: skillWords.join(", ") || empty },
          { name: t("languages"), value: spoken.join(", ") || empty },
        ]}
      />
    </Card>
  );
}

type Six = [Corner, Corner, Corner, Corner, Corner, Corner];

function Interests({ shares }: { shares: MentorReview["interestShares"] }) {
  const t = useTexts("mentor");
  const types = useTexts("result");
  if (shares === null) {
    return (
      <Card>
        <h2>{t("interests")}</h2>
        <p className="muted">{t("none")}</p>
      </Card>
    );
  }
  const corner = (type: InterestType): Corner => ({ label: types(type), value: shares[type] ?? 0, unsure: 0 });
  const list = interestTypes
    .map((type) => t("interestAt", { type: types(type), percent: Math.round((shares[type] ?? 0) * 100) }))
    .join(", ");
  return (
    <Card>
      <h2>{t("interests")}</h2>
      <Hexagon corners={interestTypes.map(corner) as Six} label={t("hexagonLabel", { list })} />
    </Card>
  );
}
