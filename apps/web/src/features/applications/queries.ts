import { getMyApplication, listMyApplications, previewCard } from "@posoka/schema/applications";
import type { Language } from "@posoka/texts/language";
import { read } from "../../api/client.ts";

export const pageSize = 20;
export const myApplications = (page: number) => read(listMyApplications, { query: { page, limit: pageSize } });
export const myApplication = (applicationId: string) => read(getMyApplication, { params: { applicationId } });
/** What the partner would read if exactly these fields were shared. */
export const cardPreview = (applicationId: string, fields: readonly string[], language: Language) =>
  read(previewCard, {
    params: { applicationId },
    query: { language, ...Object.fromEntries(fields.map((field) => [field, true])) },
  });
