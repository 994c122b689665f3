import type { OpeningState, OrganisationState } from "@posoka/domain/vocabulary";
import type { YouthRow } from "@posoka/schema/cases";
import { getCaseload, listCaseloads, listCaseWorkers } from "@posoka/schema/case-work";
import { getToday, getYouth, listMentors, listYouths } from "@posoka/schema/cases";
import { getRepresentation } from "@posoka/schema/guardians";
import { getOpeningToReview, listOpeningsToReview } from "@posoka/schema/openings";
import { listOrganisations } from "@posoka/schema/organisations";
import type { Language } from "@posoka/texts/language";
import type { ReplyOf } from "@posoka/schema/route";
import { read } from "../../api/client.ts";

export const pageSize = 20;

export const today = (page: number) => read(getToday, { query: { page, limit: pageSize } });

export const youthList = (filter: { q: string; state?: YouthRow["state"]; page: number }) =>
  read(listYouths, { query: { ...filter, limit: pageSize } });
export const oneYouth = (youthId: string) => read(getYouth, { params: { youthId } });
export const caseloads = () => read(listCaseloads);
export const caseloadOf = (staffId: string) => read(getCaseload, { params: { staffId } });
export const caseWorkers = () => read(listCaseWorkers);
export const mentors = () => read(listMentors);

export type OrganisationRow = ReplyOf<typeof listOrganisations>["items"][number];

export const organisationList = (page: number, state?: OrganisationState) =>
  read(listOrganisations, { query: { page, limit: pageSize, ...(state && { state }) } });

export const openingList = (page: number, state?: OpeningState) =>
  read(listOpeningsToReview, { query: { page, limit: pageSize, ...(state && { state }) } });
export const openingToReview = (language: Language, openingId: string) =>
  read(getOpeningToReview, { params: { openingId }, query: { language } });
export const representationOf = (youthId: string) => read(getRepresentation, { params: { youthId } });
