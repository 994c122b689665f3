import type { YouthQuery } from "@posoka/domain/matching/rows";
import type { InterestProfile } from "@posoka/domain/interests/types";
import type { YouthFacts } from "../../profiles/service/youth-facts.ts";
import { toYouthQuery } from "../youth-query.ts";

/** A person as their card shows them: interests and skills; nothing else reaches the reasons of a card. */
export function cardQuery(facts: YouthFacts, interests: InterestProfile | null, now: Date): YouthQuery {
  const bare: YouthFacts = { ...facts, education: null, licences: [], place: null, reachKm: null, wishes: [] };
  // No rule asks for the age here; any date will do.
  return toYouthQuery({ facts: bare, interests, birthDate: "2000-01-01", now });
}
