import type { Actor } from "../applications/states.ts";
import type { OpeningState } from "../vocabulary.ts";

export const openingActs = [
  "submit",
  "publish",
  "reject",
  "revise",
  "pause",
  "resume",
  "expire",
  "renew",
  "close",
  "editReviewed",
] as const;
export type OpeningAct = (typeof openingActs)[number];

interface Step {
  readonly from: readonly OpeningState[];
  readonly to: OpeningState;
  readonly by: readonly Actor[];
}

export const openingSteps: Readonly<Record<OpeningAct, Step>> = {
  submit: { from: ["draft"], to: "in_review", by: ["partner", "staff"] },
  publish: { from: ["in_review"], to: "published", by: ["staff"] },
  reject: { from: ["in_review"], to: "rejected", by: ["staff"] },
  revise: { from: ["in_review", "rejected"], to: "draft", by: ["partner", "staff"] },
  pause: { from: ["published"], to: "paused", by: ["partner", "staff"] },
  resume: { from: ["paused"], to: "published", by: ["partner", "staff"] },
  expire: { from: ["published", "paused"], to: "expired", by: ["clock"] },
  renew: { from: ["expired"], to: "in_review", by: ["partner", "staff"] },
  close: {
    from: ["draft", "in_review", "published", "paused", "expired", "rejected"],
    to: "closed",
    by: ["partner", "staff"],
  },
  editReviewed: { from: ["published", "paused"], to: "in_review", by: ["partner", "staff"] },
};

/** The state after an act, or null when the act does not belong to the state. */
export function nextOpeningState(state: OpeningState, act: OpeningAct): OpeningState | null {
  const step = openingSteps[act];
  return step.from.includes(state) ? step.to : null;
}

const from = (act: OpeningAct) => (state: OpeningState) => openingSteps[act].from.includes(state);

export const openingCan = {
  edit: (state: OpeningState) => state !== "closed" && state !== "expired",
  submit: from("submit"),
  review: from("publish"),
  revise: from("revise"),
  pause: from("pause"),
  resume: from("resume"),
  renew: from("renew"),
  close: from("close"),
  takeApplications: (state: OpeningState) => state === "published",
} as const;

/** What a reviewer looked at, and the fields that say it. */
export const reviewedSubjects = ["title", "pay", "hours", "place", "conditions"] as const;
export type ReviewedSubject = (typeof reviewedSubjects)[number];

/** The state after an edit: a change of what was reviewed goes back to review, a corrected typing error elsewhere does not. */
export function stateAfterEdit(state: OpeningState, changed: readonly string[]): OpeningState {
  const reviewed = changed.some((subject) => (reviewedSubjects as readonly string[]).includes(subject));
  return (reviewed ? nextOpeningState(state, "editReviewed") : null) ?? state;
}
