import { listMyApplications } from "@posoka/schema/applications";
import { explainMatch } from "@posoka/schema/matches";
import type { Language } from "@posoka/texts/language";
import { read } from "../../api/client.ts";

export const fitOf = (language: Language, openingId: string) =>
  read(explainMatch, { params: { openingId }, query: { language } });

/** Enough to know whether one has applied here: nobody has a hundred running applications. */
export const recentApplications = () => read(listMyApplications, { query: { limit: 100 } });
