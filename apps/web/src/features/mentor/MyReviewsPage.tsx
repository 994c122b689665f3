import { type listMyProfileReviews, rubricParts } from "@posoka/schema/mentors";
import type { ReplyOf } from "@posoka/schema/route";
import { useQuery } from "@tanstack/react-query";
import { capitalised } from "../../app/capitalised.ts";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonRow, LinkButton } from "../../ui/Button.tsx";
import { Between, Card, Chip } from "../../ui/layout.tsx";
import { EmptyState, Facts } from "../../ui/lists.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import styles from "./reviews.module.css";
import { reviewsOfMyProfile } from "./queries.ts";

type Review = ReplyOf<typeof listMyProfileReviews>["items"][number];

/** What mentors said about the own profile, newest first. */
export function MyReviewsPage() {
  const t = useTexts("reviews");
  const { data, error } = useQuery(reviewsOfMyProfile());
  if (error && !data) throw error;
  return (
    <Page title={t("title")} lead={t("lead")} width="narrow" back={{ href: paths.profile(), label: t("toProfile") }}>
      {!data && <ListSkeleton label={t("looking")} />}
      {data?.items.length === 0 && (
        <EmptyState title={t("emptyTitle")}>
          <p>{t("emptyText")}</p>
          <ButtonRow>
            <LinkButton href={paths.profile()}>{t("toProfile")}</LinkButton>
            <LinkButton tone="plain" href={paths.matches()}>
              {t("toMatches")}
            </LinkButton>
          </ButtonRow>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ol className={styles["list"]} aria-label={t("list")}>
          {data.items.map((review) => (
            <ReviewCard key={review.id} review={review} />
          ))}
        </ol>
      )}
    </Page>
  );
}

function ReviewCard({ review }: { review: Review }) {
  const t = useTexts("reviews");
  const { date } = useFormat();
  const { state, outcome, rubric, comments, at } = review;
  const name = review.mentorName ?? t("nameless");
  const chip = outcome === null ? t(`state_${state}`) : t(`outcome_${outcome}`);
  return (
    <Card as="li">
      <Between>
        <h2>{t("by", { name, date: date(at) })}</h2>
        <Chip tone={state === "done" ? "leaf" : "sun"}>{capitalised(chip)}</Chip>
      </Between>
      {state !== "done" && <p>{t("waitingText", { name })}</p>}
      {state === "done" && (
        <>
          <h3>{t("words")}</h3>
          {comments === "" ? <p className="muted">{t("noWords")}</p> : <p className={styles["words"]}>{comments}</p>}
        </>
      )}
      {rubric && (
        <>
          <h3>{t("rubric")}</h3>
          <Facts
            items={rubricParts.map((part) => ({
              name: t(`part_${part}`),
              value: t(`mark_${rubric[part] as 1 | 2 | 3}`),
            }))}
          />
          <span>
            <LinkButton tone="quiet" href={paths.profile()}>
              {t("change")}
            </LinkButton>
          </span>
        </>
      )}
    </Card>
  );
}
