import type { OpeningKind } from "@posoka/domain/vocabulary";
import { listMyApplications } from "@posoka/schema/applications";
import { explainMatch } from "@posoka/schema/matches";
import { getOpening, listOpenings } from "@posoka/schema/openings";
import type { Language } from "@posoka/texts/language";
import { read } from "../../api/client.ts";

export const pageSize = 20;
export type Filters = { q: string; kind?: OpeningKind; province?: string; page: number };

export const openingList = (language: Language, filters: Filters) => read(listOpenings, { query: { ...filters, language, limit: pageSize } });

/** Asked for by the server under exactly these names, so that the page that it rendered does not ask again. */
export const oneOpening = (language: Language, openingId: string) => read(getOpening, { params: { openingId }, query: { language } });

export const fitOf = (language: Language, openingId: string) => read(explainMatch, { params: { openingId }, query: { language } });

/** Enough to know whether one has applied here: nobody has a hundred running applications. */
export const recentApplications = () => read(listMyApplications, { query: { limit: 100 } });
