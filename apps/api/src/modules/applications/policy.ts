import { ageOn } from "@posoka/domain/ages";
import { type ApplicationAct, applicationCan } from "@posoka/domain/applications/states";
import { endOfSofiaDay, sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { startDate } from "@posoka/domain/matching/hard-rules";
import type { ApplicationState, OpeningKind, OpeningState, OrganisationState } from "@posoka/domain/vocabulary";
import type { MyApplication, partnerDecisions, sharedFields } from "@posoka/schema/applications";
import type { ErrorCode } from "@posoka/schema/errors";
import type { Actor, YouthStanding } from "../../context.ts";

export type SharedField = (typeof sharedFields)[number];
export type PartnerDecision = (typeof partnerDecisions)[number];

export type ApplyOpening = {
  kind: OpeningKind;
  state: OpeningState;
  publishedAt: Date | null;
  organisationState: OrganisationState | null;
  external: boolean;
  startsOn: string | null;
  closesOn: string;
  lawfulFrom: number;
  minAge: number | null;
};

/** Why this person cannot apply here now, or null. The order is what a person should learn first. */
export function whyNotApply(
  youth: YouthStanding,
  opening: ApplyOpening,
  at: Date,
  mediates: boolean,
): ErrorCode | null {
  const unseen = opening.publishedAt === null || (!opening.external && opening.organisationState !== "approved");
  if (unseen) return "not_found";
  if (!isLawfulFor(youth, opening, at)) return "not_lawful";
  if (opening.external || (opening.kind === "job" && !mediates)) return "outside_only";
  if (!isOpen(opening, at)) return "opening_closed";
  return youth.state === "confirmed" ? null : "not_confirmed";
}

/** Postings for adults are measured today, others on their first day. */
function isLawfulFor(youth: YouthStanding, opening: ApplyOpening, at: Date): boolean {
  const minimumAge = Math.max(opening.lawfulFrom, opening.minAge ?? 0);
  const today = sofiaDate(at);
  return ageOn(youth.birthDate, minimumAge >= 18 ? today : startDate(opening, today)) >= minimumAge;
}

/** Until the end of the last day in Sofia. */
export function isOpen(opening: Pick<ApplyOpening, "state" | "closesOn">, at: Date): boolean {
  return opening.state === "published" && at < endOfSofiaDay(opening.closesOn);
}

/** A minor's contact goes through staff. */
export function fieldsToShare(youth: YouthStanding): readonly SharedField[] {
  return youth.minor ? ["name", "note"] : ["name", "note", "email", "phone"];
}

export function shareBlocked(youth: YouthStanding, state: ApplicationState): MyApplication["shareBlocked"] {
  if (youth.state !== "confirmed") return "not_confirmed";
  return applicationCan.share(state) ? null : "not_open";
}

/** A partner knows an application from the moment it was handed in until it is withdrawn. */
export function partnerMaySee(
  actor: Actor,
  row: { organisationId: string; submittedAt: Date | null; state: ApplicationState },
): boolean {
  return actor.organisationId === row.organisationId && row.submittedAt !== null && row.state !== "withdrawn";
}

export const actOfDecision: Readonly<Record<PartnerDecision, ApplicationAct>> = {
  yes: "offer",
  talk: "invite",
  no: "refuse",
};

export function decisionsFrom(state: ApplicationState): PartnerDecision[] {
  const can = { yes: applicationCan.offer, talk: applicationCan.invite, no: applicationCan.decide };
  return (["yes", "talk", "no"] as const).filter((decision) => can[decision](state));
}
