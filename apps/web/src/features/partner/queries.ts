import type { OpeningState } from "@posoka/domain/vocabulary";
import { getCandidate, listCandidates } from "@posoka/schema/applications";
import { getMyOpening, listMyOpenings } from "@posoka/schema/openings";
import { getMyOrganisation } from "@posoka/schema/organisations";
import type { Language } from "@posoka/texts/language";
import { read } from "../../api/client.ts";

export const pageSize = 20;

export const myOrganisation = () => read(getMyOrganisation);

export const myOpenings = (page: number, state?: OpeningState) =>
  read(listMyOpenings, { query: { page, limit: pageSize, ...(state && { state }) } });

/** Enough to find every posting that somebody waits at. */
export const recentOpenings = () => read(listMyOpenings, { query: { limit: 100 } });

export const myOpening = (language: Language, openingId: string) =>
  read(getMyOpening, { params: { openingId }, query: { language } });

export const candidatesOf = (language: Language, openingId: string, page: number) =>
  read(listCandidates, { params: { openingId }, query: { language, page, limit: pageSize } });

export const oneCandidate = (language: Language, cardId: string) =>
  read(getCandidate, { params: { cardId }, query: { language } });
