import type { Role } from "../roles.ts";
import type { ApplicationState } from "../vocabulary.ts";

export const applicationActs = [
  "submit",
  "askRepresentative",
  "confirmByRepresentative",
  "confirmAlone",
  "refuseByRepresentative",
  "withdrawByRepresentative",
  "see",
  "shortlist",
  "invite",
  "offer",
  "refuse",
  "accept",
  "decline",
  "start",
  "finish",
  "withdraw",
  "closeUnanswered",
] as const;
export type ApplicationAct = (typeof applicationActs)[number];

/** `clock` is scheduled work: it may close what nobody answered, and nothing else. */
export type Actor = Role | "clock";

interface Step {
  readonly from: readonly ApplicationState[];
  readonly to: ApplicationState;
  readonly by: readonly Actor[];
}

/** Waiting for the partner's word. */
const waiting = ["submitted", "seen", "shortlisted", "interview"] as const;

/** Staff act for a young person with attribution; only a partner's named human says yes or no. */
export const applicationSteps: Readonly<Record<ApplicationAct, Step>> = {
  submit: { from: ["draft"], to: "submitted", by: ["youth", "staff"] },
  askRepresentative: { from: ["draft"], to: "awaiting_representative", by: ["youth", "staff"] },
  confirmByRepresentative: { from: ["awaiting_representative"], to: "submitted", by: ["guardian", "staff"] },
  /** Who came of age while it waited signs alone. */
  confirmAlone: { from: ["awaiting_representative"], to: "submitted", by: ["youth"] },
  refuseByRepresentative: { from: ["awaiting_representative"], to: "declined", by: ["guardian", "staff"] },
  withdrawByRepresentative: { from: [...waiting], to: "withdrawn", by: ["guardian"] },
  see: { from: ["submitted"], to: "seen", by: ["partner"] },
  shortlist: { from: ["submitted", "seen"], to: "shortlisted", by: ["partner"] },
  invite: { from: ["submitted", "seen", "shortlisted"], to: "interview", by: ["partner"] },
  offer: { from: [...waiting], to: "offered", by: ["partner"] },
  refuse: { from: [...waiting], to: "refused", by: ["partner"] },
  accept: { from: ["offered"], to: "accepted", by: ["youth"] },
  decline: { from: ["offered"], to: "declined", by: ["youth"] },
  start: { from: ["accepted"], to: "started", by: ["partner", "staff"] },
  finish: { from: ["started"], to: "finished", by: ["partner", "staff"] },
  withdraw: {
    from: ["draft", "awaiting_representative", ...waiting, "offered", "accepted"],
    to: "withdrawn",
    by: ["youth", "staff"],
  },
  closeUnanswered: { from: [...waiting], to: "unanswered", by: ["clock"] },
};

/** The state after an act, or null when the act does not belong to the state. */
export function nextApplicationState(state: ApplicationState, act: ApplicationAct): ApplicationState | null {
  const step = applicationSteps[act];
  return step.from.includes(state) ? step.to : null;
}

const from = (act: ApplicationAct) => (state: ApplicationState) => applicationSteps[act].from.includes(state);

/** What a page offers and a policy allows, by state alone; who may do it stands in `applicationSteps[act].by`. */
export const applicationCan = {
  submit: from("submit"),
  withdraw: from("withdraw"),
  /** A partner's yes, let's talk, or no. */
  decide: from("refuse"),
  shortlist: from("shortlist"),
  invite: from("invite"),
  offer: from("offer"),
  accept: from("accept"),
  decline: from("decline"),
  confirmAlone: from("confirmAlone"),
  confirmByRepresentative: from("confirmByRepresentative"),
  withdrawByRepresentative: from("withdrawByRepresentative"),
  confirmStart: from("start"),
  confirmFinish: from("finish"),
  closeUnanswered: from("closeUnanswered"),
  /** Name and contact to the partner: while the procedure runs, never from a draft or before a representative agreed. */
  share: (state: ApplicationState) => [...waiting, "offered", "accepted", "started"].includes(state),
} as const;

const ends: readonly ApplicationState[] = ["finished", "refused", "declined", "withdrawn", "unanswered"];

export function applicationEnded(state: ApplicationState): boolean {
  return ends.includes(state);
}
