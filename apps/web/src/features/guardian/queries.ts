import { getChildProfile, getGuardianDesk, getGuardianRequest } from "@posoka/schema/guardians";
import type { Language } from "@posoka/texts/language";
import { read } from "../../api/client.ts";

export const desk = () => read(getGuardianDesk);
export const oneRequest = (language: Language, requestId: string) =>
  read(getGuardianRequest, { params: { requestId }, query: { language } });
export const childProfile = (language: Language, childId: string) =>
  read(getChildProfile, { params: { childId }, query: { language } });
