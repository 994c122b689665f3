import { sofiaDate } from "@posoka/domain/calendar/sofia-time";
import { interestVector, profileValues } from "@posoka/domain/interests/correlate";
import type { InterestProfile } from "@posoka/domain/interests/types";
import { wishMask } from "@posoka/domain/matching/masks";
import type { YouthQuery } from "@posoka/domain/matching/rows";
import { educationLevels, type OpeningKind } from "@posoka/domain/vocabulary";
import type { YouthFacts } from "../profiles/service/youth-facts.ts";
import { answerableWishes } from "./opening-row.ts";

export type Asking = {
  facts: YouthFacts;
  interests: InterestProfile | null;
  birthDate: string;
  now: Date;
  kind?: OpeningKind | undefined;
};

/** The one place where a profile becomes what matching reads. Education not told yet counts as none. */
export function toYouthQuery({ facts, interests, birthDate, now, kind }: Asking): YouthQuery {
  const wished = answerableWishes.filter((wish) => facts.wishes.includes(wish));
  return {
    interests: interests && interestVector(profileValues(interests)),
    skills: facts.skills,
    place: facts.place,
    reachKm: facts.reachKm,
    wantsRemote: facts.remote,
    education: facts.education === null ? 0 : educationLevels.indexOf(facts.education),
    languages: facts.languages,
    licences: facts.licences,
    schedule: facts.hours,
    wishes: wishMask(wished),
    birthDate,
    today: sofiaDate(now),
    now: now.getTime(),
    kinds: kind && [kind],
    hidden: [],
  };
}
