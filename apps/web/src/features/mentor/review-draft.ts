import type { reviewOutcomes, rubricParts } from "@posoka/schema/mentors";
import { onLeave } from "../../api/session.ts";

export type ReviewDraft = {
  rubric: Partial<Record<(typeof rubricParts)[number], number>>;
  comments: string;
  outcome: (typeof reviewOutcomes)[number] | null;
};

const empty: ReviewDraft = { rubric: {}, comments: "", outcome: null };

// In this page's memory only: it outlives a look at another page and is gone with the session.
const drafts = new Map<string, ReviewDraft>();

onLeave(() => drafts.clear());

export const keptReview = (reviewId: string): ReviewDraft => drafts.get(reviewId) ?? empty;
export const keepReview = (reviewId: string, draft: ReviewDraft): void => void drafts.set(reviewId, draft);
export const dropReview = (reviewId: string): void => void drafts.delete(reviewId);

export const hasReview = ({ rubric, comments, outcome }: ReviewDraft): boolean =>
  comments !== "" || outcome !== null || Object.keys(rubric).length > 0;
