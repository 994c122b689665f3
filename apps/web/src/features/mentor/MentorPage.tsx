import { AppError } from "@posoka/schema/errors";
import { claimReview, listMyReviews, type ReviewRow } from "@posoka/schema/mentors";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { capitalised } from "../../app/capitalised.ts";
import { api } from "../../api/client.ts";
import { useFormat } from "../../app/format.ts";
import { Page } from "../../app/Page.tsx";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Card, Chip } from "../../ui/layout.tsx";
import { EmptyState, Queue, QueueRow } from "../../ui/lists.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ListSkeleton } from "../../ui/Skeleton.tsx";
import { announce } from "../../ui/Status.tsx";
import { myReviews } from "./queries.ts";

/** A mentor's queue: what was opened and runs out, what waits, what is done. */
export function MentorPage() {
  const t = useTexts("mentor");
  const { data, error } = useQuery(myReviews());
  if (error instanceof AppError && error.code === "forbidden") {
    return (
      <Page title={t("title")} width="narrow">
        <Notice tone="wait" title={t("notVettedTitle")}>
          <p>{t("notVettedText")}</p>
        </Notice>
      </Page>
    );
  }
  if (error && !data) throw error;
  const inState = (state: ReviewRow["state"]) => data?.items.filter((one) => one.state === state) ?? [];
  const [claimed, waiting, done] = [inState("claimed"), inState("waiting"), inState("done")];
  return (
    <Page title={t("title")} lead={t("lead")} width="narrow">
      {!data && <ListSkeleton label={t("looking")} />}
      {data && claimed.length + waiting.length === 0 && (
        <EmptyState title={t("emptyTitle")}>
          <p>{t("emptyText")}</p>
        </EmptyState>
      )}
      <Part title={t("claimedTitle")} rows={claimed} />
      <Part title={t("waitingTitle")} rows={waiting} />
      <Part title={t("doneTitle")} rows={done} />
    </Page>
  );
}

function Part({ title, rows }: { title: string; rows: readonly ReviewRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Card>
      <h2>{title}</h2>
      <Queue label={title}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </Queue>
    </Card>
  );
}

function Row({ row }: { row: ReviewRow }) {
  const t = useTexts("mentor");
  const words = useTexts("vocabulary");
  const { dateTime, shortDate } = useFormat();
  const profile = t("profile", { band: words(`ageBand_${row.ageBand}`) });
  return (
    <QueueRow
      title={profile}
      detail={
        row.claimEndsAt === null
          ? t("since", { date: shortDate(row.waitingSince) })
          : t("until", { date: dateTime(row.claimEndsAt) })
      }
      side={<Side row={row} profile={profile} />}
    />
  );
}

function Side({ row, profile }: { row: ReviewRow; profile: string }) {
  const t = useTexts("mentor");
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const reload = () => queries.invalidateQueries({ queryKey: [listMyReviews.path] });
  const claim = useMutation({
    mutationFn: () => api(claimReview, { params: { reviewId: row.id } }),
    onSuccess: async () => {
      announce(t("opened"));
      navigate(paths.mentorReview(row.id));
      await reload();
    },
  });
  if (row.state === "done") return row.outcome && <Chip tone="leaf">{capitalised(t(`outcome_${row.outcome}`))}</Chip>;
  if (row.state === "claimed") {
    return (
      <LinkButton small href={paths.mentorReview(row.id)}>
        {t("continue")}
      </LinkButton>
    );
  }
  return (
    <>
      <Button small busy={claim.isPending} aria-label={t("openOf", { profile })} onClick={() => claim.mutate()}>
        {t("open")}
      </Button>
      <WriteRefusal error={claim.error} reload={() => void reload().then(claim.reset)} />
    </>
  );
}
