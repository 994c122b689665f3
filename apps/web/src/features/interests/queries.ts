import type { InterestProfile } from "@posoka/domain/interests/types";
import { listFittingOccupations } from "@posoka/schema/occupations";
import { getMyInterests, getQuestionnaire } from "@posoka/schema/questionnaires";
import type { Language } from "@posoka/texts/language";
import { forever, read } from "../../api/client.ts";

/** The questions do not change under a reader: a new version is a new sitting. */
export const interestQuestions = (language: Language) =>
  read(getQuestionnaire, { params: { code: "interests" }, query: { language } }, forever);

export const myInterests = () => read(getMyInterests);

const share = (value: number) => Math.round(value * 1000) / 1000;

export const fittingOccupations = ({ R, I, A, S, E, C }: InterestProfile, language: Language) =>
  read(listFittingOccupations, {
    query: { r: share(R), i: share(I), a: share(A), s: share(S), e: share(E), c: share(C), language, limit: 12 },
  });
