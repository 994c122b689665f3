import { sessionEnds } from "@posoka/db/schema/accounts";
import { openingEventActs } from "@posoka/db/schema/openings";
import { consentActs, purposeNames, purposes, recipientKinds, signatories } from "@posoka/domain/consent/purposes";
import * as guardians from "@posoka/domain/guardians/representation";
import { requestStates } from "@posoka/domain/guardians/requests";
import { interestTypes } from "@posoka/domain/interests/types";
import { roles, staffFlags } from "@posoka/domain/roles";
import * as vocabulary from "@posoka/domain/vocabulary";
import { consentProofs, vettingKinds } from "@posoka/schema/cases";
import { erasureVias } from "@posoka/schema/erasure";
import { representativeProofs } from "@posoka/schema/guardians";
import { reviewOutcomes, rubricParts } from "@posoka/schema/mentors";
import { mail } from "@posoka/texts/bg/mail";
import { texts } from "@posoka/texts/translator";
import { auditActs } from "../../audit/service/acts.ts";
import { charitySettings } from "../../organisations/service/charity.ts";

type Capability =
  | "applications"
  | "consent"
  | "mail"
  | "ownData"
  | "representation"
  | "result"
  | "reviews"
  | "staff"
  | "vocabulary";
type Language = vocabulary.Language;
type Code = string | number;

/** A closed list, in which texts its words stand, and under which key. */
export type Codes = { all: readonly Code[]; from: Capability; key: (code: Code) => string };

const list = (all: readonly Code[], from: Capability, prefix: string): Codes => {
  return { all, from, key: (code) => `${prefix}_${String(code).replaceAll(".", "_")}` };
};

const openingStates = list(vocabulary.openingStates, "vocabulary", "openingState");
const applicationStates = list(vocabulary.applicationStates, "vocabulary", "applicationState");
const purpose = list(purposeNames, "ownData", "purpose");
const field = list([...new Set(purposeNames.flatMap((name) => purposes[name].fields))], "ownData", "field");
const language = list(vocabulary.languages, "ownData", "language");
const role = list(roles, "vocabulary", "role");
/** Somebody who acts without having such a role. */
const by = list(["clock", "operator", "guest", "self", "staff"], "ownData", "by");
const mails = Object.keys(mail).filter((key) => key.endsWith("Subject"));

/**
 * Every column of the own copy that holds codes, by table and column; what a document holds, by its key behind them.
 * A column that is not here holds what somebody wrote, a name, a number or a moment, and is shown as it is.
 */
export const codes: Readonly<Record<string, readonly Codes[]>> = {
  "accounts.language": [language],
  "account_roles.role": [role],
  "account_roles.flags": [list(staffFlags, "vocabulary", "flag")],
  "applications.decision": [list(["yes", "talk", "no"], "ownData", "decision")],
  "applications.refusal": [list(vocabulary.refusalReasons, "applications", "refusal")],
  "applications.state": [applicationStates],
  "application_events.by_role": [by, role],
  "application_events.from_state": [applicationStates],
  "application_events.to_state": [applicationStates],
  "audit_entries.act": [list(auditActs, "ownData", "act")],
  "audit_entries.actor_role": [by, role],
  "consents.act": [list(consentActs, "ownData", "consentAct")],
  "consents.fields": [field],
  "consents.given_by": [list(signatories, "ownData", "signatory")],
  "consents.language": [language],
  "consents.legal_basis": [list([...new Set(purposeNames.map((name) => purposes[name].basis))], "ownData", "basis")],
  "consents.proof": [list(consentProofs, "staff", "proof")],
  "consents.purpose": [purpose],
  "consents.recipient_kind": [list(recipientKinds, "ownData", "recipient")],
  "erasure_requests.by_role": [by],
  "erasure_requests.via": [list(["online", ...erasureVias], "ownData", "via")],
  "guardian_links.kind": [list(guardians.guardianKinds, "representation", "kind")],
  "guardian_links.proof": [list(representativeProofs, "representation", "proof")],
  "one_time_links.purpose": [
    list(["invitation", "reset", "confirm_email", "factor", "change_email", "card", "guardian"], "ownData", "link"),
  ],
  "openings.kind": [list(vocabulary.openingKinds, "vocabulary", "kind")],
  "openings.state": [openingStates],
  "opening_events.act": [list(openingEventActs, "vocabulary", "openingAct")],
  "opening_events.from_state": [openingStates],
  "opening_events.to_state": [openingStates],
  "outbox.topic": [
    {
      all: mails.map((key) => `mail.${key.slice(0, -"Subject".length)}`),
      from: "mail",
      key: (code) => `${String(code).slice("mail.".length)}Subject`,
    },
  ],
  "profile_experiences.kind": [list(["everyday", "work", "volunteering"], "ownData", "experience")],
  "profile_skills.level": [list(vocabulary.skillLevels, "vocabulary", "skillLevel")],
  "profiles.education": [list(vocabulary.educationLevels, "vocabulary", "education")],
  "profiles.hours.day": [list(vocabulary.daysOfWeek, "vocabulary", "day")],
  "profiles.hours.part": [list(vocabulary.partsOfDay, "vocabulary", "part")],
  "profiles.languages.code": [list(vocabulary.spokenLanguages, "vocabulary", "spoken")],
  "profiles.languages.level": [list(vocabulary.languageLevels, "vocabulary", "languageLevel")],
  "profiles.licences": [list(vocabulary.licences, "vocabulary", "licence")],
  "profiles.wishes": [list(vocabulary.wishes, "vocabulary", "wish")],
  "representation_tasks.kind": [list(guardians.representationTasks, "representation", "task")],
  "representation_tasks.outcome": [list(guardians.taskOutcomes, "representation", "outcome")],
  "representations.note": [list(guardians.representationNotes, "representation", "note")],
  "representations.state": [list(guardians.representationStates, "representation", "state")],
  "representative_requests.fields": [field],
  "representative_requests.purpose": [purpose],
  "representative_requests.state": [list(requestStates, "representation", "requestState")],
  "retention_notices.reason": [list(["idle", "nobody_left"], "ownData", "reason")],
  "reviews.outcome": [list(reviewOutcomes, "reviews", "outcome")],
  "reviews.state": [list(["waiting", "claimed", "done"], "ownData", "review")],
  "sessions.acting_role": [role],
  "sessions.factor_kind": [list(["totp", "recovery"], "ownData", "factor")],
  "sessions.revoked_why": [list(sessionEnds, "ownData", "ended")],
  "settings.name": [list(["mediation_number", ...charitySettings], "ownData", "setting")],
  "support_wanted.needs": [list(vocabulary.supportNeeds, "vocabulary", "support")],
  "vetting_records.kind": [list(vettingKinds, "staff", "vettingKind")],
  "youth_accounts.met_by": [list(["staff", "school", "child_protection"], "ownData", "met")],
};

/** Documents whose keys are codes: the six directions, and the parts of a review. */
export const codedKeys: Readonly<Record<string, Codes>> = {
  "reviews.rubric": list(rubricParts, "reviews", "part"),
  "sittings.profile": { all: interestTypes, from: "result", key: String },
  "sittings.uncertainty": { all: interestTypes, from: "result", key: String },
};

export type CodeWords = Awaited<ReturnType<typeof texts<Capability>>>;

export const codeWords = (spoken: Language): Promise<CodeWords> =>
  texts(
    spoken,
    "applications",
    "consent",
    "mail",
    "ownData",
    "representation",
    "result",
    "reviews",
    "staff",
    "vocabulary",
  );

/** The word of a code, or undefined where the place holds none or does not know it. */
export function wordOf(words: CodeWords, place: string, code: Code): string | undefined {
  const known = codes[place]?.find(({ all }) => all.includes(code));
  return known && words[known.from].maybe(known.key(code));
}

export function keyWordOf(words: CodeWords, place: string, code: string): string | undefined {
  const known = codedKeys[place];
  return known && words[known.from].maybe(known.key(code));
}
