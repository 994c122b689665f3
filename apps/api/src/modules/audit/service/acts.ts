import { openingEventActs } from "@posoka/db/schema/openings";
import { type ApplicationAct, applicationActs } from "@posoka/domain/applications/states";
import type { RequestAct } from "@posoka/domain/guardians/requests";
import { type ViewKind, viewKinds } from "@posoka/schema/consent";

const plain = [
  "account.accept_invitation",
  "account.ask_change_email",
  "account.change_email",
  "account.change_password",
  "account.confirm_email",
  "account.create",
  "account.disable",
  "account.enable",
  "account.end_role",
  "account.end_sessions",
  "account.invite",
  "account.renew_invitation",
  "account.request_reset",
  "account.reset_password",
  "account.sign_up",
  "application.share",
  "attempts.limited",
  "backup.restore",
  "card.issue",
  "card.use",
  "case.assign",
  "case.take",
  "consent.mentor",
  "consent.stay",
  "consent.use",
  "demo.load",
  "erasure.ask",
  "erasure.take_back",
  "factor.enrol",
  "factor.renew_codes",
  "factor.replace",
  "factor.reset",
  "factor.start",
  "identity.save",
  "import.esco",
  "import.interests",
  "import.settlements",
  "import.vacancies",
  "link.create",
  "link.end",
  "mentor.assign",
  "notice.accept",
  "organisation.approve",
  "organisation.create",
  "organisation.refuse",
  "organisation.register",
  "own_data.export",
  "profile.save",
  "representation.save",
  "representation.task",
  "representation.task_done",
  "representative.end",
  "representative.enter",
  "representative.link",
  "representative.link_astray",
  "representative.record",
  "representative.take",
  "request.ask",
  "request.ask_again",
  "retention.notice",
  "review.claim",
  "review.submit",
  "session.act_as",
  "session.ask_factor",
  "session.device",
  "session.end",
  "session.end_all",
  "session.factor_refused",
  "session.open",
  "session.reauthenticate",
  "session.refused",
  "session.replayed",
  "settings.charity",
  "settings.mediation",
  "sitting.finish",
  "sitting.save",
  "subject.erase",
  "vetting.record",
  "view.alert",
  "youth.confirm",
  "youth.correct_birth_date",
] as const;

/**
 * Every act that the trail can name, verbs of the product. People read them in the copy of their own data, so each has
 * a word: `act_` and the name with `_` for the point, in the texts of `ownData`.
 */
export type AuditAct =
  | (typeof plain)[number]
  | `application.${ApplicationAct}`
  | `opening.${(typeof openingEventActs)[number]}`
  | `request.${RequestAct}`
  | `view.${ViewKind}`;

export const auditActs: readonly AuditAct[] = [
  ...plain,
  ...applicationActs.map((act) => `application.${act}` as const),
  ...openingEventActs.map((act) => `opening.${act}` as const),
  "request.given",
  "request.refused",
  "request.withdrawn",
  ...viewKinds.map((kind) => `view.${kind}` as const),
];
