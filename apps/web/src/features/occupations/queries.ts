import { getOccupation, listOccupations } from "@posoka/schema/occupations";
import type { Language } from "@posoka/texts/language";
import { read } from "../../api/client.ts";

export const pageSize = 20;

export const occupationList = (language: Language, q: string, page: number) => read(listOccupations, { query: { q, page, limit: pageSize, language } });

/** Asked for by the server under exactly these names, so that the page that it rendered does not ask again. */
export const oneOccupation = (language: Language, occupationId: string) => read(getOccupation, { params: { occupationId }, query: { language } });
