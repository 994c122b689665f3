import {
  getMentorReview,
  listMyReviews,
  type MentorReview,
  reviewOutcomes,
  rubricParts,
  submitReview,
} from "@posoka/schema/mentors";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { api } from "../../api/client.ts";
import { useFormSubmit } from "../../app/forms.ts";
import { paths } from "../../app/paths.ts";
import { useTexts } from "../../app/texts.ts";
import { useWarnBeforeUnload } from "../../app/unsaved.ts";
import { WriteRefusal } from "../../app/WriteRefusal.tsx";
import { Button } from "../../ui/Button.tsx";
import { Form, TextArea } from "../../ui/fields.tsx";
import { Card } from "../../ui/layout.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { announce } from "../../ui/Status.tsx";
import { dropReview, hasReview, keepReview, keptReview, type ReviewDraft } from "./review-draft.ts";

const marks = ["1", "2", "3"] as const;

/** Four parts with three levels in words, a word to the young person, an outcome that stops nothing. */
export function ReviewForm({ review: { id: reviewId } }: { review: MentorReview }) {
  const t = useTexts("mentor");
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(() => keptReview(reviewId));
  const change = (part: Partial<ReviewDraft>) => setDraft((current) => ({ ...current, ...part }));
  useEffect(() => keepReview(reviewId, draft), [reviewId, draft]);
  useWarnBeforeUnload(hasReview(draft));
  const reload = () =>
    Promise.all([listMyReviews, getMentorReview].map(({ path }) => queries.invalidateQueries({ queryKey: [path] })));

  const { onSubmit, busy, error, fieldErrors } = useFormSubmit(async () => {
    const { rubric, outcome, comments } = draft;
    // What is not chosen yet is sent as it is: the server says which part is missing.
    await api(submitReview, { params: { reviewId }, body: { rubric, outcome, comments } as never });
    dropReview(reviewId);
    announce(t("sent"));
    navigate(paths.mentor());
    await queries.invalidateQueries({ queryKey: [listMyReviews.path] });
  });
  return (
    <Card>
      <h2>{t("formTitle")}</h2>
      <p className="muted">{t("rubricLead")}</p>
      <Form onSubmit={onSubmit} errors={fieldErrors}>
        {rubricParts.map((part) => (
          <RadioCards
            key={part}
            compact
            name={`rubric.${part}`}
            label={`${t(`part_${part}`)}: ${t(`partHint_${part}`)}`}
            options={marks.map((mark) => ({ id: mark, label: t(`mark_${mark}`) }))}
            value={marks.find((mark) => Number(mark) === draft.rubric[part]) ?? null}
            onChange={(mark) => change({ rubric: { ...draft.rubric, [part]: Number(mark) } })}
            error={fieldErrors[`rubric.${part}`] === undefined ? undefined : t("markNeeded")}
          />
        ))}
        <TextArea
          name="comments"
          label={t("comments")}
          hint={t("commentsHint")}
          rows={8}
          maxLength={2000}
          value={draft.comments}
          onChange={(comments) => change({ comments })}
        />
        <RadioCards
          name="outcome"
          label={t("outcome")}
          options={reviewOutcomes.map((id) => ({
            id,
            label: t(`outcomeLabel_${id}`),
            detail: t(`outcomeDetail_${id}`),
          }))}
          value={draft.outcome}
          onChange={(outcome) => change({ outcome })}
          error={fieldErrors["outcome"] === undefined ? undefined : t("outcomeNeeded")}
        />
        <p className="muted">{t("outcomeHint")}</p>
        <WriteRefusal error={error} reload={() => void reload()} />
        <p className="muted">{t("draftKept")}</p>
        <span>
          <Button type="submit" busy={busy}>
            {t("send")}
          </Button>
        </span>
      </Form>
    </Card>
  );
}
